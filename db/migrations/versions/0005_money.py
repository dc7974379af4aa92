"""Orders to pay, batches, funds, receipts, closed periods, words of papers (发放、收款、日结、文书用语)."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what is new (升级)."""
    op.create_table(
        "bank_template",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_bank_template")),
        sa.UniqueConstraint("code", "valid_from", name=("uq_bank_template_code_valid_from")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "cash_move",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("voucher_no", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_cash_move")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "fund_earmark",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_fund_earmark")),
        sa.UniqueConstraint("fund", "use", "valid_from", name=("uq_fund_earmark_fund_use_valid_from")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "fund_entry",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("fund_year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_fund_entry")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "payout_batch",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_payout_batch")),
        sa.UniqueConstraint("number", name=("uq_payout_batch_number")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "period_close",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.LargeBinary(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("cash", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("layout", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("kind IN ('day', 'month')", name=("ck_period_close_kind")),
        sa.PrimaryKeyConstraint("id", name=("pk_period_close")),
        sa.UniqueConstraint("station", "kind", "period", name=("uq_period_close_station_kind_period")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "wording",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_wording")),
        sa.UniqueConstraint("paper", "slot", "valid_from", name=("uq_wording_paper_slot_valid_from")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "payout_order",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("case_id", sa.LargeBinary(), nullable=True),
        sa.Column("person_id", sa.LargeBinary(), nullable=True),
        sa.Column("unit_id", sa.LargeBinary(), nullable=True),
        sa.Column("again_of", sa.LargeBinary(), nullable=True),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("account_no", sa.Text(), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("receiver_relation", sa.Text(), nullable=False),
        sa.Column("receiver_id_number", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.CheckConstraint("way IN ('card', 'cash', 'goods')", name=("ck_payout_order_way")),
        sa.CheckConstraint("amount > 0", name=("ck_payout_order_amount")),
        sa.ForeignKeyConstraint(
            ["again_of"], ["payout_order.id"], name=("fk_payout_order_again_of_payout_order")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=("fk_payout_order_case_id_case_file")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=("fk_payout_order_person_id_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=("fk_payout_order_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=("pk_payout_order")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "bank_answer",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("batch_id", sa.LargeBinary(), nullable=False),
        sa.Column("event_n", sa.Integer(), nullable=False),
        sa.Column("line_n", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.LargeBinary(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["payout_batch.id"], name=("fk_bank_answer_batch_id_payout_batch")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["payout_order.id"], name=("fk_bank_answer_order_id_payout_order")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_bank_answer")),
        sa.UniqueConstraint("batch_id", "event_n", "line_n", name=("uq_bank_answer_batch_id_event_n_line_n")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "income",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("case_id", sa.LargeBinary(), nullable=True),
        sa.Column("person_id", sa.LargeBinary(), nullable=True),
        sa.Column("unit_id", sa.LargeBinary(), nullable=True),
        sa.Column("reverses", sa.LargeBinary(), nullable=True),
        sa.Column("paper_id", sa.LargeBinary(), nullable=True),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("voucher_no", sa.Text(), nullable=False),
        sa.Column("outside_no", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.CheckConstraint("(reverses IS NULL) = (amount > 0)", name=("ck_income_red")),
        sa.CheckConstraint("amount <> 0", name=("ck_income_amount")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=("fk_income_case_id_case_file")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=("fk_income_paper_id_paper")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=("fk_income_person_id_person")),
        sa.ForeignKeyConstraint(["reverses"], ["income.id"], name=("fk_income_reverses_income")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=("fk_income_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=("pk_income")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "payout_batch_event",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("batch_id", sa.LargeBinary(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.LargeBinary(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("paper_id", sa.LargeBinary(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["payout_batch.id"], name=("fk_payout_batch_event_batch_id_payout_batch")
        ),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=("fk_payout_batch_event_paper_id_paper")),
        sa.PrimaryKeyConstraint("id", name=("pk_payout_batch_event")),
        sa.UniqueConstraint("batch_id", "n", name=("uq_payout_batch_event_batch_id_n")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "payout_batch_line",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("batch_id", sa.LargeBinary(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["payout_batch.id"], name=("fk_payout_batch_line_batch_id_payout_batch")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["payout_order.id"], name=("fk_payout_batch_line_order_id_payout_order")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_payout_batch_line")),
        sa.UniqueConstraint("batch_id", "n", name=("uq_payout_batch_line_batch_id_n")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "payout_goods",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("order_id", sa.LargeBinary(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["payout_order.id"], name=("fk_payout_goods_order_id_payout_order")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_payout_goods")),
        sa.UniqueConstraint("order_id", "n", name=("uq_payout_goods_order_id_n")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "payout_share",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("order_id", sa.LargeBinary(), nullable=False),
        sa.Column("event_n", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("fund_year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["payout_order.id"], name=("fk_payout_share_order_id_payout_order")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_payout_share")),
        sa.UniqueConstraint("order_id", "event_n", "n", name=("uq_payout_share_order_id_event_n_n")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "income_event",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("income_id", sa.LargeBinary(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.LargeBinary(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["income_id"], ["income.id"], name=("fk_income_event_income_id_income")),
        sa.PrimaryKeyConstraint("id", name=("pk_income_event")),
        sa.UniqueConstraint("income_id", "n", name=("uq_income_event_income_id_n")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "payout_event",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("order_id", sa.LargeBinary(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.LargeBinary(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.LargeBinary(), nullable=True),
        sa.Column("payment_id", sa.LargeBinary(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["payout_batch.id"], name=("fk_payout_event_batch_id_payout_batch")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["payout_order.id"], name=("fk_payout_event_order_id_payout_order")
        ),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name=("fk_payout_event_payment_id_payment")),
        sa.PrimaryKeyConstraint("id", name=("pk_payout_event")),
        sa.UniqueConstraint("order_id", "n", name=("uq_payout_event_order_id_n")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.execute("ALTER TABLE paper ADD COLUMN line TEXT")
    op.execute(
        "ALTER TABLE paper ADD COLUMN reverses BLOB CONSTRAINT fk_paper_reverses_paper REFERENCES paper (id)"
    )
    op.execute(
        "ALTER TABLE payment ADD COLUMN order_id BLOB "
        "CONSTRAINT fk_payment_order_id_payout_order REFERENCES payout_order (id)"
    )
    op.execute(
        "ALTER TABLE payment ADD COLUMN reverses BLOB "
        "CONSTRAINT fk_payment_reverses_payment REFERENCES payment (id)"
    )
    op.create_index(("ix_cash_move_on_day"), "cash_move", ["on_day"], unique=False)
    op.create_index(("ix_fund_entry_fund_fund_year"), "fund_entry", ["fund", "fund_year"], unique=False)
    op.create_index(("ix_payout_batch_made_on"), "payout_batch", ["made_on"], unique=False)
    op.create_index(("ix_payout_order_account_no"), "payout_order", ["account_no"], unique=False)
    op.create_index(("ix_payout_order_again_of"), "payout_order", ["again_of"], unique=False)
    op.create_index(("ix_payout_order_case_id"), "payout_order", ["case_id"], unique=False)
    op.create_index(("ix_payout_order_made_on"), "payout_order", ["made_on"], unique=False)
    op.create_index(("ix_payout_order_person_id"), "payout_order", ["person_id"], unique=False)
    op.create_index(("ix_payout_order_unit_id"), "payout_order", ["unit_id"], unique=False)
    op.create_index(("ix_bank_answer_order_id"), "bank_answer", ["order_id"], unique=False)
    op.create_index(("ix_income_case_id"), "income", ["case_id"], unique=False)
    op.create_index(("ix_income_paper_id"), "income", ["paper_id"], unique=False)
    op.create_index(("ix_income_person_id"), "income", ["person_id"], unique=False)
    op.create_index(("ix_income_received_on_kind"), "income", ["received_on", "kind"], unique=False)
    op.create_index(("ix_income_unit_id"), "income", ["unit_id"], unique=False)
    op.create_index(
        "uq_income_outside_no",
        "income",
        ["outside_no"],
        unique=True,
        sqlite_where=sa.text("outside_no <> ''"),
    )
    op.create_index("uq_income_reverses", "income", ["reverses"], unique=True)
    op.create_index(("ix_payout_batch_event_file_hash"), "payout_batch_event", ["file_hash"], unique=False)
    op.create_index(("ix_payout_batch_line_order_id"), "payout_batch_line", ["order_id"], unique=False)
    op.create_index("ix_payout_share_fund", "payout_share", ["fund", "fund_year"], unique=False)
    op.create_index(("ix_income_event_at"), "income_event", ["at"], unique=False)
    op.create_index(("ix_payout_event_at"), "payout_event", ["at"], unique=False)
    op.create_index(("ix_payout_event_batch_id"), "payout_event", ["batch_id"], unique=False)
    op.create_index(("ix_payout_event_on_day_what"), "payout_event", ["on_day", "what"], unique=False)
    op.create_index(
        ("ix_payout_event_order_id_n_what"), "payout_event", ["order_id", "n", "what"], unique=False
    )
    op.create_index(
        "uq_payout_event_once",
        "payout_event",
        ["order_id", "what"],
        unique=True,
        sqlite_where=sa.text("what IN ('paid', 'reversed')"),
    )
    op.create_index(("ix_paper_number_issued_at_id"), "paper", ["number", "issued_at", "id"], unique=False)
    op.create_index(("ix_paper_reverses"), "paper", ["reverses"], unique=False)
    op.create_index(("ix_paper_event_what_paper_id"), "paper_event", ["what", "paper_id"], unique=False)
    op.create_index(("ix_payment_order_id"), "payment", ["order_id"], unique=False)
    op.create_index("uq_payment_reverses", "payment", ["reverses"], unique=True)
    op.create_index(("ix_person_standing_number"), "person_standing", ["number"], unique=False)
