"""Services on ports of their own."""

import os
import shutil

import pytest

from newsletter.translation.apertium import Apertium
from tests.translation.services import DeepL, LibreTranslate


@pytest.fixture
def deepl(httpserver):
    service = DeepL()
    httpserver.expect_request("/v2/translate", method="POST").respond_with_handler(
        service.translate
    )
    httpserver.expect_request("/v2/languages", method="GET").respond_with_handler(service.languages)
    return service


@pytest.fixture
def libre(httpserver):
    service = LibreTranslate()
    httpserver.expect_request("/translate", method="POST").respond_with_handler(service.translate)
    httpserver.expect_request("/languages", method="GET").respond_with_handler(service.languages)
    return service


@pytest.fixture(scope="session")
def apertium():
    """The real one, or a loud word that nothing is tested."""
    if not shutil.which("apertium"):
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("NOT TESTED: apertium and apertium-eng-spa are not installed")
    return Apertium(seconds=30)
