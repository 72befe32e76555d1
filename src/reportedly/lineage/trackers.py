"""Names of parameters that say how somebody came to a page and never which page it is.

Only names that mean nothing else anywhere, as they are spelled: ``ref``, ``cid`` or ``source`` may well name an article, and two keys
for one article cost less than one key for two.
"""

from __future__ import annotations

from typing import Final

TRACKERS: Final = frozenset(
    {
        "utm_brand", "utm_campaign", "utm_cid", "utm_content", "utm_creative_format", "utm_id",
        "utm_marketing_tactic", "utm_medium", "utm_name", "utm_place", "utm_pubreferrer", "utm_reader",
        "utm_referrer", "utm_social", "utm_social-type", "utm_source", "utm_source_platform", "utm_swu",
        "utm_term", "utm_userid", "utm_viz_id", "fbclid", "fb_action_ids", "fb_action_types", "fb_ref",
        "fb_source", "igsh", "igshid", "twclid", "__twitter_impression", "ttclid", "li_fat_id", "gclid", "gclsrc",
        "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "gs_lcrp", "msclkid", "yclid", "ymclid",
        "ysclid", "_openstat", "_ga", "_gl", "_hsenc", "_hsmi", "__hsfp", "__hssc", "__hstc", "hsCtaTracking",
        "mc_cid", "mc_eid", "mkt_tok", "vero_conv", "vero_id", "oly_anon_id", "oly_enc_id", "at_bbc_team",
        "at_campaign", "at_campaign_type", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "at_format",
        "at_link_id", "at_link_origin", "at_link_type", "at_medium", "at_ptr_name", "at_ptr_type", "ns_campaign",
        "ns_fee", "ns_linkname", "ns_mchannel", "ns_source", "guccounter", "guce_referrer", "guce_referrer_sig",
        "CMP", "cmpid", "ito", "ocid", "s_kwcid", "smid", "smtyp", "sr_share", "xtor", "amp_ct", "amp_gsa",
        "amp_js_v", "amp_latest_update_time", "usqp",
    }
)  # fmt: skip
"""Of what sends readers to pages: campaigns, social networks, search, mail, broadcasters' and papers' own shares, AMP's viewers."""
