"""Who may work here (人员与登录): set-up, sign-in, recovery, people and their roles, the PC of the data."""

from app.services.accounts.backup import open_backup
from app.services.accounts.computer import Elsewhere, bring_here, elsewhere
from app.services.accounts.duties import duty_words, in_order
from app.services.accounts.entrance import FrontPage, FrontUser, front
from app.services.accounts.patience import recovery_waiting, waiting
from app.services.accounts.set_up import SetUp, set_up
from app.services.accounts.sign_in import recover, sign_in, sign_in_any, unlock
from app.services.accounts.staff import (
    AccountView,
    add_person,
    change_duties,
    change_own_password,
    change_window,
    managing_closed,
    people,
    reset_password,
    set_active,
)
from app.services.parameters import Place, places

__all__ = [
    "AccountView",
    "Elsewhere",
    "FrontPage",
    "FrontUser",
    "Place",
    "SetUp",
    "add_person",
    "bring_here",
    "change_duties",
    "change_own_password",
    "change_window",
    "duty_words",
    "elsewhere",
    "front",
    "in_order",
    "managing_closed",
    "open_backup",
    "people",
    "places",
    "recover",
    "recovery_waiting",
    "reset_password",
    "set_active",
    "set_up",
    "sign_in",
    "sign_in_any",
    "stations",
    "unlock",
    "waiting",
]

stations = places
"""Where a station may stand (站点所在地)."""
