"""Forms (表单): inputs built from the fields that a matter declares."""

from app.ui.form.view import FormView

__all__ = ["FormView"]
