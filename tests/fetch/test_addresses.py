"""What counts as an address of the web, and which machines are public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reportedly.fetch.addresses import LONGEST, address, joined, shown
from reportedly.fetch.networks import not_public
from reportedly.model.errors import RefusedAddress


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://News.Example", "http://news.example/"),
        (" https://news.example:443/a b?q=é#top \n", "https://news.example/a%20b?q=%C3%A9"),
        ("HTTPS://news.example:8443/", "https://news.example:8443/"),
        ("http://news.example./", "http://news.example/"),
        ("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
        ("http://новости.example/", "http://xn--b1amnebsh.example/"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://news.example/a/../b/./c/", "http://news.example/b/c/"),
        ("http://news.example/%2e%2E/../a/..", "http://news.example/"),
        ("http://news.example/a%2Fb%zz", "http://news.example/a%2Fb%zz"),
        ("http://news.example/a\\b", "http://news.example/a/b"),
        ("http://news.example?a=b", "http://news.example/?a=b"),
        ("http://192.0.2.1:8080/", "http://192.0.2.1:8080/"),
        ("http://[2001:DB8::0:1]/", "http://[2001:db8::1]/"),
        ("http://news.example:/", "http://news.example/"),
    ],
)
def test_one_spelling(written: str, url: str) -> None:
    assert address(written).url == url
    assert address(url).url == url


@pytest.mark.parametrize(
    "written",
    [
        "", "news.example", "/a", "http:", "http:news.example", "http:/news.example/", "http:///a", "http://", "https://:80/",
        "ftp://news.example/", "file:///etc/passwd", "javascript:alert(1)", "data:,a", "gopher://news.example/", "feed:http://news.example/",
        "http://user@news.example/", "http://user:secret@news.example/", "http://news.example@10.0.0.1/", "http://news.example:80@10.0.0.1/",
        "http://news.example\\@10.0.0.1/", "http://news.example\\.10.0.0.1/", "http://news exam.ple/", "http://news.example\n.net/",
        "http://news.\x00example/", "http://news\u2028.example/", "http://news.example:0/", "http://news.example:65536/",
        "http://news.example:8a/", "http://news.example:80:80/", "http://news..example/", "http://.example/", "http://-a.example/",
        "http://%31%32%37.0.0.1/", "http://a%00b.example/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/",
        "http://0177.0.0.1/", "http://127.0.0.0x1/", "http://127.0.0.1.5/", "http://1.2.3/", "http://256.1.1.1/", "http://1.2.3.4.5/",
        "http://example.0x/", "http://１２７.1/", "http://0⒈1/", "http://①②⑦.1/", "http://[::1/", "http://::1/", "http://[::1%25eth0]/",
        "http://[fe80::1%eth0]/", "http://[127.0.0.1]/", "http://[::g]/", "http://[]/", f"http://{'a' * 64}.example/",
        f"http://{'a.' * 130}example/", "http://\udcff.example/", "http://a\u200b\u00ad--.example/", "http://xn--\u00fc.example/",
        "http://news.example/" + "a" * LONGEST,
    ],
)  # fmt: skip
def test_what_is_none_or_has_two_readings(written: str) -> None:
    with pytest.raises(RefusedAddress) as caught:
        address(written)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400
    assert "secret" not in str(caught.value)


def test_a_password_is_told_as_one() -> None:
    with pytest.raises(RefusedAddress, match=r"…@news\.example/: an address with a user name"):
        address("http://me:secret@news.example/")


def test_digits_of_all_scripts_are_digits() -> None:
    assert address("http://１２７。０。０。１/").host == "127.0.0.1"


def spellings(number: int) -> list[str]:
    """An IPv4 address as old libraries read it, but for the plain one."""
    a, b, c, d = number.to_bytes(4)
    return [
        str(number), hex(number), f"0{number:o}", f"{a}.{number & 0xFFFFFF}", f"{a}.{b}.{number & 0xFFFF}", f"{hex(a)}.{b}.{c}.{d}",
        f"0{a:o}.{b}.{c}.{d}", f"{a}.{b}.{c}.{hex(d)}", f"00{a}.{b}.{c}.{d}", f"{hex(a)}.{hex(b)}.{hex(c)}.{hex(d)}",
    ]  # fmt: skip


@given(some.integers(0, 2**32 - 1), some.integers(0, 9))
def test_a_host_in_digits_has_one_spelling(number: int, which: int) -> None:
    plain = str(IPv4Address(number))
    assert address(f"http://{plain}/").host == plain
    with pytest.raises(RefusedAddress):
        address(f"http://{spellings(number)[which]}/")


@given(
    some.text(max_size=40),
    some.sampled_from(["http://", "https://", "", "//", "http:", "http://a.example/", "http://[", "http://a@"]),
)
def test_an_address_is_refused_or_stands_for_itself(text: str, before: str) -> None:
    try:
        found = address(before + text)
    except RefusedAddress as error:
        assert str(error).isprintable()
        return
    assert found.url.isascii()
    assert "@" not in found.authority
    assert not any(sign.isspace() for sign in found.url)
    assert address(found.url) == found


@given(some.text(max_size=40))
def test_what_is_joined_is_refused_or_an_address(link: str) -> None:
    base = address("https://news.example/world/1?a=b")
    try:
        found = joined(base, link)
    except RefusedAddress:
        return
    assert address(found.url) == found


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("2", "https://news.example/world/2"), ("/2", "https://news.example/2"), ("?p=2", "https://news.example/world/1?p=2"),
        ("//other.example/2", "https://other.example/2"), ("http://other.example/2", "http://other.example/2"),
        ("", "https://news.example/world/1"), ("#a", "https://news.example/world/1"), ("../../../2", "https://news.example/2"),
        (" a b ", "https://news.example/world/a%20b"),
    ],
)  # fmt: skip
def test_links(link: str, url: str) -> None:
    assert joined(address("https://news.example/world/1"), link).url == url


@pytest.mark.parametrize(
    "link", ["file:/etc/passwd", "javascript:alert(1)", "mailto:a@b.example", "//", "a\nb", "//u@b.example", "http:2"]
)
def test_links_that_are_no_addresses(link: str) -> None:
    with pytest.raises(RefusedAddress):
        joined(address("https://news.example/world/1"), link)


def test_an_address_in_a_message_shows_no_password() -> None:
    assert shown("http://me:secret@news.example/") == "http://…@news.example/"
    assert shown("a\nb\x1b[0m") == "a�b�[0m"


@pytest.mark.parametrize(
    "ip",
    [
        "0.0.0.0", "10.255.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
        "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
        "::", "::1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::808:808", "100::1", "2001::1", "2001:20::1", "2001:db8::1",
        "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0",
        "2606:4700::1111%eth0", "fec0::1", "ff02::1",
        "4000::1", "64:ff9b:1::1",
    ],
)  # fmt: skip
def test_machines_that_are_not_public(ip: str) -> None:
    assert not_public(ip)


@pytest.mark.parametrize(
    "ip", ["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "192.167.1.1",
           "198.17.0.1", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2003::1", "2001:200::1"],
)  # fmt: skip
def test_machines_that_are(ip: str) -> None:
    assert not_public(ip) is None


@given(some.integers(0, 2**32 - 1).map(IPv4Address) | some.integers(0, 2**128 - 1).map(IPv6Address))
def test_what_python_itself_holds_for_private_is_refused(number: IPv4Address | IPv6Address) -> None:
    if number.is_private or number.is_loopback or number.is_link_local or number.is_multicast or number.is_reserved:
        assert not_public(str(number))
