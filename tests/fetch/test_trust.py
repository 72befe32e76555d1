"""TLS: whose certificate is trusted, and under which name a machine that was looked up by us is asked."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.fetch import Fetcher, connection
from reportedly.model import Receipt
from reportedly.model.errors import UnreachableHost
from tests.fetch.site import Site, served

Make = Callable[..., Fetcher]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for news.example, which signs itself, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    path = tmp_path_factory.mktemp("trust") / "news.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example"]
    command += ["-addext", "subjectAltName=DNS:news.example", "-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[tuple[Site, list[str | None]]]:
    """A server with that certificate, and the names that it was asked under."""
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda sock, name, of: names.append(name)
    for site in served(context):
        yield site, names


def trusting(monkeypatch: pytest.MonkeyPatch, certificate: Path | None) -> None:
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    if certificate is None:
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    else:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    connection._trust.cache_clear()
    monkeypatch.setattr(connection, "_trust", connection._trust.__wrapped__)


def test_a_machine_is_asked_under_the_name_of_the_address(
    secure: tuple[Site, list[str | None]], fetcher: Make, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, names = secure
    trusting(monkeypatch, certificate)
    site.says("/", b"<p>Closed</p>")
    using = fetcher(lambda host, port: ["127.0.0.1"])
    receipt = using.fetch(f"https://news.example:{site.port}/")
    assert isinstance(receipt, Receipt)
    assert receipt.data == b"<p>Closed</p>"
    assert names == ["news.example"] * 2
    assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"


@pytest.mark.parametrize(("host", "trusted"), [("news.example", False), ("other.example", True)])
def test_a_certificate_of_a_stranger_or_of_another_name(
    secure: tuple[Site, list[str | None]],
    fetcher: Make,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    host: str,
    trusted: bool,
) -> None:
    site, _ = secure
    trusting(monkeypatch, certificate if trusted else None)
    with pytest.raises(UnreachableHost, match="its certificate can't be trusted: "):
        fetcher(lambda host, port: ["127.0.0.1"]).fetch(f"https://{host}:{site.port}/")
    assert site.asked == []


def test_a_server_that_speaks_no_tls(site: Site, fetcher: Make) -> None:
    with pytest.raises(UnreachableHost, match="can't be connected to"):
        fetcher().fetch(site.url().replace("http:", "https:"))
