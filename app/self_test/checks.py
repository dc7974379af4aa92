"""The checks of the self-test (自检项目): their names in their order; each gives what it saw or raises."""

from collections.abc import Callable

from app.self_test.data_checks import again, backup, cases, create, long_path, place, upgrade, verify
from app.self_test.paper_checks import fonts, printers, slips
from app.self_test.screen_checks import counter, one_window, sign_in_page
from app.self_test.trial import Trial

Check = Callable[[Trial], str]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("数据文件夹", place),
    ("中文长路径", long_path),
    ("建立数据文件", create),
    ("各业务登记", cases),
    ("回执", slips),
    ("字体", fonts),
    ("打印机", printers),
    ("校验", verify),
    ("备份与恢复", backup),
    ("升级旧数据", upgrade),
    ("再次打开", again),
    ("单实例", one_window),
    ("签到页", sign_in_page),
    ("受理台", counter),
    ("收尾", Trial.tidy),
)
