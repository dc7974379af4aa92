"""A fictional county to look at (演示数据), made through the real commands."""

from app.services.demo.making import DemoResult, demo

__all__ = ["DemoResult", "demo"]
