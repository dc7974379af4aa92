"""Checks of the window (窗口自检): a second one, the sign-in page, signing in to the counter."""

from itertools import product

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from app.core.errors import Busy, Damaged, Refused
from app.core.release import command
from app.rooms import ROOMS
from app.self_test.trial import Trial, wait
from app.services import accounts
from app.ui.notify import Notifier
from app.ui.style import dress, load_fonts
from app.ui.window.entrance import Entrance
from app.ui.window.instance import Instance
from app.ui.window.shell import Shell

_FEWEST_COLOURS, _EVERY = 8, 4


def one_window(trial: Trial) -> str:
    """单实例: the program, started again over the same folder, makes way for the first window."""
    first, asked = Instance(trial.folder), list[bool]()
    first.asked.connect(lambda: asked.append(True))
    if not first.first():
        raise Busy("没有别的窗口，却说已经有了。")
    program, *words = command()
    second = QProcess()
    second.start(program, [*words, "--data", str(trial.folder), "-platform", "offscreen"])
    try:
        wait(lambda: second.state() == QProcess.ProcessState.NotRunning, "第二个窗口没有让开")
    finally:
        second.kill()
        second.waitForFinished()
        first.close()
    if second.exitCode() or not asked:
        raise Busy("第二个窗口没有认出第一个。")
    return "第二个窗口会让给第一个"


def sign_in_page(trial: Trial) -> str:
    """签到页: the window is drawn, with the office of the data."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    families = load_fonts()
    dress(app)
    trial.shell = Shell()
    pages = {room.line.code: room.pages()[0] for room in ROOMS}
    notifier = Notifier(trial.folder, trial.clock, trial.shell)
    trial.entrance = Entrance(trial.shell, trial.folder, trial.clock, trial.catalog, notifier, pages)
    trial.entrance.open(None)
    trial.shell.show()
    if trial.entrance.page is None:
        raise Damaged("签到页没有打开。")
    return f"{_drawn(trial.shell)}，字体 {'、'.join(dict.fromkeys(families))}"


def counter(trial: Trial) -> str:
    """受理台: the password leads to the main window, which is drawn."""
    found, entrance = accounts.front(trial.folder), trial.entrance
    if entrance is None or found is None:
        raise Refused("签到页没有打开，这一项没有做。")
    user = next(one for one in found.users if not one.admin)
    entrance.sign_in(str(user.id), trial.office.password)
    wait(lambda: entrance.frame is not None, "没有签到成")
    assert trial.shell is not None
    return _drawn(trial.shell)


def _drawn(window: Shell) -> str:
    """The size of what was drawn. Raises Damaged for an empty window."""
    picture = window.grab().toImage()
    places = product(range(0, picture.width(), _EVERY), range(0, picture.height(), _EVERY))
    if len({picture.pixel(x, y) for x, y in places}) < _FEWEST_COLOURS:
        raise Damaged("窗口是空白的。")
    return f"{picture.width()}x{picture.height()} 已画出"
