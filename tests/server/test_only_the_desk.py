"""Whoever is not the desk gets nothing from any route, although the person is signed in."""

import pytest
from tornado.httpclient import HTTPClientError

from jupyterlab_curation.jobs.job_folder import ID
from jupyterlab_curation.routes import routes, sample_child
from jupyterlab_curation.routes.authentication import lets_everybody_in
from jupyterlab_curation.routes.config import Curation
from jupyterlab_curation.routes.handler import CurationHandler
from jupyterlab_curation.routes.only_the_desk import DESK_HEADER

ROUTES = routes(Curation())
# A job that nobody has started.
NO_JOB = "0123456789abcdef"
NAMES = [name.replace(f"({ID})", NO_JOB) for name, *_ in ROUTES]
DESK = {DESK_HEADER: "1"}
FETCHED = {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
every_route = pytest.mark.parametrize("route", NAMES)


@pytest.fixture
def cookie(jp_serverapp, http_server_client, jp_base_url, jp_auth_header):
    """What a browser holds after signing in; gives a function that asks with it alone."""

    async def ask(route, headers, method="GET", body=None):
        signed_in = await http_server_client.fetch(
            f"{jp_base_url}api/status?token={jp_serverapp.identity_provider.token}"
        )
        set_by_server = signed_in.headers.get_list("Set-Cookie")
        pairs = [one.partition(";")[0] for one in set_by_server]
        assert any("username-" in pair for pair in pairs)
        try:
            return await http_server_client.fetch(
                f"{jp_base_url}jupyterlab-curation/{route}",
                headers={"Cookie": "; ".join([*pairs, "_xsrf=known"]), **headers},
                method=method,
                body=body,
                follow_redirects=False,
            )
        except HTTPClientError as error:
            return error.response

    return ask


@pytest.fixture
def desk(jp_fetch):
    """Asks as the desk does, with the server's token."""

    async def ask(route, headers=None, **options):
        try:
            return await jp_fetch(
                "jupyterlab-curation", route, headers={**DESK, **(headers or {})}, **options
            )
        except HTTPClientError as error:
            return error.response

    return ask


def refused(answer):
    assert answer.code in (403, 404)
    assert b"accessKeyId" not in answer.body
    return True


@pytest.fixture
def keys(sts, monkeypatch):
    """Keys that an attacker would get."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIALONGLIVED")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "LONGSECRET")
    return sts


def test_every_route_has_the_base_that_refuses():
    for name, handler, _ in ROUTES:
        assert issubclass(handler, CurationHandler), name
        # Whoever overrides these overrides the refusal.
        for guard in ("prepare", "set_default_headers", "set_cors_headers", "compute_etag"):
            assert guard not in vars(handler), f"{name} has its own {guard}"


@every_route
@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Dest": "image", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Dest": "script", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Site": "same-site"},
        FETCHED,
    ],
    ids=["old browser", "navigation", "iframe", "image", "script", "fetch"],
)
async def test_a_cookie_without_the_header_gets_nothing(keys, cookie, route, sent):
    host = {"Referer": "http://127.0.0.1/lab"}
    assert refused(await cookie(route, {**sent, **host}))
    assert keys.calls == []


@every_route
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Sec-Fetch-Dest", "document"),
        ("Sec-Fetch-Dest", "iframe"),
        ("Sec-Fetch-Dest", ""),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
        ("Sec-Fetch-Site", "none"),
    ],
)
async def test_foreign_fetch_metadata_is_refused_even_with_the_header(
    keys, desk, route, name, value
):
    assert refused(await desk(route, {**FETCHED, name: value}))
    assert keys.calls == []


@every_route
async def test_another_origin_is_refused_even_with_the_header(keys, cookie, route):
    foreign = {"Origin": "https://evil.example", "Referer": "https://evil.example/"}
    assert refused(await cookie(route, {**DESK, **foreign}))
    assert keys.calls == []


@every_route
async def test_a_cookie_with_the_header_but_no_sign_of_the_page_is_refused(keys, cookie, route):
    answer = await cookie(route, DESK)
    assert refused(answer)
    assert keys.calls == []


@every_route
async def test_the_page_with_its_cookie_is_answered(keys, cookie, route):
    answer = await cookie(route, {**DESK, **FETCHED, "X-XSRFToken": "known"})
    if NO_JOB in route:
        assert b"does not know the job" in answer.body
    elif route == "relay/s3":
        assert b"cannot read the address" in answer.body
    else:
        assert answer.code in (200, 405)


async def test_a_page_of_another_origin_starts_no_sandbox(cookie, monkeypatch):
    started = []
    monkeypatch.setattr(sample_child, "_start_children", started.append)
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    # Jupyter itself does not find a route for another origin.
    for headers, code in (
        ({}, 403),
        (FETCHED, 403),
        ({**DESK, **foreign}, 404),
        ({**DESK, **foreign, "X-XSRFToken": "known"}, 404),
        ({**DESK, **FETCHED}, 403),
    ):
        answer = await cookie("sandbox", headers, method="POST", body="")
        assert answer.code == code
    assert started == []


@every_route
async def test_no_preflight_is_answered(keys, cookie, jp_serverapp, route):
    jp_serverapp.web_app.settings["allow_origin"] = "*"
    answer = await cookie(
        route,
        {"Origin": "https://evil.example", "Access-Control-Request-Headers": DESK_HEADER},
        method="OPTIONS",
    )
    assert answer.code in (403, 405)
    assert "Access-Control-Allow-Origin" not in answer.headers


@every_route
@pytest.mark.parametrize("refuse", [False, True])
async def test_no_cache_no_other_page_and_no_etag(keys, desk, jp_serverapp, route, refuse):
    # Jupyter's own switches for other origins do not count here.
    jp_serverapp.web_app.settings["allow_origin"] = "*"
    jp_serverapp.web_app.settings["allow_credentials"] = True
    sent = {"Origin": "https://other.example"}
    answer = await desk(route, {**sent, "Sec-Fetch-Site": "cross-site"} if refuse else sent)
    assert (answer.code == 403) == refuse
    headers = answer.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    for name in headers:
        assert not name.lower().startswith("access-control-allow-"), name
        assert name.lower() != "etag"


class TestWithoutAuthentication:
    """A server whose token and password are empty."""

    @pytest.fixture(autouse=True)
    def _open(self, jp_serverapp, keys):
        jp_serverapp.identity_provider.token = ""
        assert lets_everybody_in(jp_serverapp.identity_provider)

    @every_route
    async def test_a_server_without_authentication_gives_nothing(self, keys, desk, route):
        answer = await desk(route)
        assert answer.code == 409
        assert b"c.Curation.allow_without_authentication" in answer.body
        assert keys.calls == []

    async def test_it_can_be_allowed_on_loopback(self, desk, jp_serverapp):
        jp_serverapp.web_app.settings["jupyterlab_curation"].allow_without_authentication = True
        jp_serverapp.ip = "127.0.0.1"
        page = {"Cookie": "_xsrf=known", "X-XSRFToken": "known"}
        assert (await desk("version", page)).code == 200
        # A page of another site that reaches it by a name of its own has no such cookie.
        assert refused(await desk("version"))

    @pytest.mark.parametrize("address", ["", "*", "0.0.0.0", "192.0.2.7", "hub.example", "::"])
    async def test_but_nowhere_else(self, desk, jp_serverapp, address):
        jp_serverapp.web_app.settings["jupyterlab_curation"].allow_without_authentication = True
        jp_serverapp.ip = address
        answer = await desk("version")
        assert answer.code == 409
        assert b"127.0.0.1" in answer.body


def test_a_hub_that_signs_people_in_by_a_login_handler_is_no_open_server():
    from jupyter_server.auth.identity import LegacyIdentityProvider
    from jupyter_server.auth.login import LegacyLoginHandler

    class OfHub(LegacyLoginHandler):
        @staticmethod
        def get_user(handler):
            return None

    class OnlyNamedOtherwise(LegacyLoginHandler):
        pass

    def provider(handler):
        return LegacyIdentityProvider(login_handler_class=handler, token="")

    assert not lets_everybody_in(provider(OfHub))
    assert lets_everybody_in(provider(OnlyNamedOtherwise))
    assert lets_everybody_in(provider(LegacyLoginHandler))


@every_route
@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "PATCH", "DELETE"])
async def test_no_other_method_gives_keys(keys, desk, route, method):
    if method.lower() in vars(ROUTES[NAMES.index(route)][1]):
        pytest.skip("the route has this method")
    body = "{}" if method in ("POST", "PUT", "PATCH") else None
    answer = await desk(route, method=method, body=body)
    assert answer.code == 405
    assert keys.calls == []


@every_route
@pytest.mark.parametrize("value", ["0", "1,1", "1, cross-site", "", "true"])
async def test_a_header_of_another_value_is_refused(keys, cookie, route, value):
    assert refused(await cookie(route, {DESK_HEADER: value, "X-XSRFToken": "known"}))
    assert keys.calls == []
