"""What one analysis says of a document as a whole: its parts name the same actors."""

import pytest

from summarizer import Document, analyze


def bodies(text: str) -> dict[str | None, str | None]:
    """Return the actor that each holder's role is held in."""
    return {role.actor: role.organization for role in analyze(Document(text=text)).roles}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Orsa Dam Company (ODC) raised prices. The chairwoman of ODC, Ida Holm, agreed.",
            "Orsa Dam Company",
        ),
        (
            "Orsa Dam Company raised prices. The company's chairwoman, Ida Holm, agreed.",
            "Orsa Dam Company",
        ),
        (
            "Orsa Dam Company closed the dam. The chairwoman of the bank, Ida Holm, agreed.",
            None,
        ),
    ],
)
def test_a_role_is_held_in_the_actor_that_its_words_mean(text: str, body: str | None) -> None:
    assert bodies(text)["Ida Holm"] == body


def test_a_role_beside_a_pronoun_for_a_person_is_held_in_no_body() -> None:
    text = "Ann Marsh resigned. Her deputy, Ida Holm, took over."

    assert bodies(text)["Ida Holm"] is None


def test_an_organization_of_a_role_is_an_actor_of_the_document() -> None:
    text = "Ann Marsh leads Orsa Dam Company. Marsh's lawyer, Ida Holm, spoke."

    assert bodies(text)["Ida Holm"] == "Ann Marsh"


def test_the_sign_of_a_share_is_no_part_of_a_role() -> None:
    document = Document(text="Jane Roe, chairman of Apex Co <APX>, resigned.")
    assert [role.title for role in analyze(document).roles] == ["chairman of Apex Co"]
