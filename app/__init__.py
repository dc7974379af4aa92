"""The case system of the worker service center (职工服务中心业务办理系统)."""
