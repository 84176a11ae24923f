"""Objects that stand in for others in tests."""

from .mock_calls import ANY, DEFAULT, _Call, _CallList, call, sentinel
from .mock_objects import AsyncMock, MagicMock, Mock, NonCallableMagicMock, NonCallableMock, PropertyMock
from .mock_patch import patch
from .mock_spec import create_autospec, mock_open, seal
from .mock_state import InvalidSpecError

__all__ = (
    'Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock', 'FILTER_DIR',
    'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal',
)

FILTER_DIR = True
