"""Letters and approval forms of all lines (告知函与审批表): whom they speak to, who says what on them."""

import pytest

from app.engine.matter import Matter, Print
from app.engine.prints import (
    AmountBox,
    Cells,
    Closing,
    Document,
    Opinion,
    Query,
    Row,
    Rows,
    Salutation,
    Section,
    Signatures,
)
from tests.kit.every_paper import all_papers, facts_of

EVERY = {f"{matter.id}.{one.code}": (matter, one) for matter, one in all_papers()}
LETTERS = {
    "relief.living": ("refusal", "lapse_notice", "withdrawal", "revocation", "denial", "completion"),
    "relief.file_open": ("check_letter", "file_notice", "file_denial"),
    "relief.exit": ("exit_notice", "exit_letter"),
    "mutual_aid.inpatient": ("payment_notice", "denial", "return_notice"),
    "rights.mediation": ("consent_request", "acceptance", "session_notice", "termination", "not_accepted"),
    "employment.vacancy": ("takedown",),
    "employment.referral": ("letter",),
    "petitions.visit": (
        "accept_notice", "refer_notice", "transfer_letter", "whereabouts", "extension_notice",
        "opinion_letter",
    ),
    "petitions.report": ("receipt_notice", "sealed_letter", "report_reply"),
    "petitions.suggestion": ("answer_letter",),
}  # fmt: skip
NAMES = [f"{matter}.{code}" for matter, codes in LETTERS.items() for code in codes]
TO_OTHERS = {
    "relief.file_open.check_letter": "县民政局：",
    "rights.mediation.consent_request": "被申请人：",
    "petitions.visit.transfer_letter": "有权处理的工会：",
    "petitions.report.sealed_letter": "有权处理的机关：",
}
"""Letters that never go to the applicant: whom they speak to while nothing is typed."""


def usual(matter: Matter, one: Print) -> Document:
    return one.build(facts_of(matter, one, "usual"))


def rows(document: Document) -> list[Row]:
    return [row for block in document.blocks if isinstance(block, Rows) for row in block.rows]


def test_every_letter_of_the_lines_is_in_this_list() -> None:
    documents = {name: usual(*paper) for name, paper in EVERY.items()}
    made = {
        name
        for name, one in documents.items()
        if not one.notice and any(isinstance(block, Closing) for block in one.blocks)
    }
    codes = {name.rsplit(".", 1)[1] for name in NAMES}
    assert set(NAMES) <= made
    assert {name.rsplit(".", 1)[1] for name in made} == codes


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_speaks_to_somebody_and_is_signed_by_its_office(name: str) -> None:
    document = usual(*EVERY[name])
    assert isinstance(document.blocks[0], Salutation)
    ends = [one for one in document.blocks if isinstance(one, Closing)]
    assert [(one.name, one.date_text) for one in ends] == [(document.office, "2026年11月23日")]
    assert document.seal
    assert all(one.boxed for one in document.blocks if isinstance(one, Signatures))


@pytest.mark.parametrize("name", NAMES)
def test_only_letters_to_others_hide_how_to_ask_about_the_case(name: str) -> None:
    matter, one = EVERY[name]
    document = one.build(facts_of(matter, one, "empty"))
    asks = [block for block in document.blocks if isinstance(block, Query)]
    assert len(asks) == (0 if name in TO_OTHERS else 1)
    if name in TO_OTHERS:
        assert document.blocks[0] == Salutation(TO_OTHERS[name])
        assert "7K3M9P" not in "".join(document.texts())


@pytest.mark.parametrize("how", ["usual", "full"])
def test_a_letter_names_who_came_for_another(how: str) -> None:
    matter, one = EVERY["relief.living.denial"]
    document = one.build(facts_of(matter, one, "usual" if how == "usual" else "full"))
    labels = [row.label for row in rows(document)]
    assert ("代办人" in labels) is (how == "full")
    assert "申请事项" in labels
    assert "申请人" not in labels


FORMS = {
    **{
        f"relief.{kind}": ["基层工会意见", "镇街工会意见", "县总工会意见"]
        for kind in ("living", "medical", "tuition", "disaster", "visit_gift")
    },
    "mutual_aid.inpatient": ["单位工会意见", "复核意见", "审批意见"],
}


def boxes_of(document: Document) -> list[tuple[str, Opinion]]:
    """The boxes for opinions with their labels, those in a part under the label of the part."""
    found = []
    for block in document.blocks:
        if isinstance(block, Opinion):
            found.append((block.label, block))
        elif isinstance(block, Section):
            found += [(block.label, one) for one in block.blocks if isinstance(one, Opinion)]
    return [(label, one) for label, one in found if one.signer != "申请人"]


@pytest.mark.parametrize(("matter_id", "labels"), FORMS.items())
def test_an_approval_form_has_a_box_for_each_opinion(matter_id: str, labels: list[str]) -> None:
    document = usual(*EVERY[f"{matter_id}.approval_form"])
    boxes = boxes_of(document)
    assert [label for label, _ in boxes] == labels
    assert [label for label, one in boxes if not one.sealed] == [one for one in labels if one == "复核意见"]
    assert boxes[-1][1].text == "同意。"
    assert boxes[-1][1].signer == "审批人"


def test_the_opinion_of_the_unit_s_union_is_printed_with_who_gave_it() -> None:
    box = next(
        one for one in usual(*EVERY["mutual_aid.inpatient.approval_form"]).blocks if isinstance(one, Opinion)
    )
    assert box.text.startswith("情况属实，同意申请。")
    assert box.text.endswith("2026年11月23日")


@pytest.mark.parametrize("matter_id", ["relief.living"])
def test_what_the_approver_decides_is_left_to_his_hand(matter_id: str) -> None:
    matter, one = EVERY[f"{matter_id}.approval_form"]
    document = one.build(facts_of(matter, one, "empty"))
    parts = {one.label: one.blocks for one in document.blocks if isinstance(one, Section)}
    amount, funds = parts["审批"]
    assert amount == AmountBox(None)
    assert isinstance(funds, Cells)
    assert all(one.by_hand or one.choices for one in funds.entries)
    assert not any(one.value or any(choice.ticked for choice in one.choices) for one in funds.entries)
