"""The first page: what Holdfast is, in the name of whoever's address it is."""

from django.test import Client, override_settings


def test_at_an_authoritys_address_it_speaks_its_name(db: None) -> None:
    page = Client(headers={"host": "jersey.localhost"}).get("/").content.decode()
    assert "<title>What Holdfast is – Holdfast, Jersey</title>" in page
    assert '<span class="hf-band__authority">Jersey</span>' in page
    assert "Not signed in" in page
    assert "Isle of Man" not in page


def test_on_ones_own_machine_it_lists_the_authorities_with_their_addresses(db: None, bare: Client) -> None:
    page = bare.get("/", headers={"host": "localhost:8000"}).content.decode()
    for slug, name in (("jersey", "Jersey"), ("isle-of-man", "Isle of Man")):
        assert f'href="http://{slug}.localhost:8000/">{name}</a>' in page


@override_settings(PRODUCTION=True, ALLOWED_HOSTS=["*"])
def test_in_production_no_address_lists_the_authorities(db: None, bare: Client) -> None:
    answer = bare.get("/")
    assert answer.status_code == 404
    assert "Jersey" not in answer.content.decode()


def test_it_says_that_people_are_invented_only_where_they_are(db: None) -> None:
    visitor = Client(headers={"host": "jersey.localhost"})
    assert "every person in it is invented" in visitor.get("/").content.decode()
    with override_settings(PRODUCTION=True):
        assert "every person in it is invented" not in visitor.get("/").content.decode()
