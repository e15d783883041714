"""The stand-in does what the compiled one does, as far as it is used, and the check's libraries run on it."""

import subprocess
import sys

import pytest
import rpds
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.runtime import rpds_stand_in
from build_scripts.runtime.places import HERE, ROOT

KEYS = st.integers(0, 5)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["insert", "remove", "discard", "update"]), KEYS, st.integers()), max_size=20
)
VALIDATE = """
import sys, types, importlib.util, json
spec = importlib.util.spec_from_file_location("rpds", sys.argv[1])
sys.modules["rpds"] = module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
import jsonschema
from build_scripts.schema import KINDS, schema
for kind in KINDS:
    jsonschema.Draft202012Validator.check_schema(schema(kind))
errors = jsonschema.Draft202012Validator(schema("claim")).iter_errors({"value": [], "x": 1, "quote": ""})
print(json.dumps(sorted([error.validator, list(error.absolute_path)] for error in errors)))
"""


def outcome(task, *arguments):
    """What comes of it: a value, or the kind of error."""
    try:
        return task(*arguments)
    except (KeyError, IndexError) as error:
        return type(error)


def changed(module, changes):
    """The contents of a map and a set after each change."""
    map_, set_, seen = module.HashTrieMap(), module.HashTrieSet(), []
    for name, key, value in changes:
        arguments = {"insert": (key, value), "update": ({key: value},)}.get(name, (key,))
        new_map = outcome(getattr(map_, name), *arguments)
        new_set = outcome(getattr(set_, name), {key} if name == "update" else key)
        map_ = map_ if isinstance(new_map, type) else new_map
        set_ = set_ if isinstance(new_set, type) else new_set
        seen.append(
            (
                dict(map_.items()),
                sorted(set_),
                len(map_),
                len(set_),
                isinstance(new_map, type),
                isinstance(new_set, type),
            )
        )
    return seen


@given(CHANGES)
def test_maps_and_sets_change_alike(changes):
    assert changed(rpds_stand_in, changes) == changed(rpds, changes)


@given(st.lists(KEYS, max_size=5), st.integers(0, 7))
def test_lists_change_alike(values, drops):
    def seen(module):
        held, found = module.List(values), []
        for value in values:
            held = held.push_front(value)
        for _ in range(drops):
            found.append((list(held), len(held), outcome(getattr, held, "first"), list(held.rest)))
            held = outcome(held.drop_first)
            if isinstance(held, type):
                return [*found, held]
        return found

    assert seen(rpds_stand_in) == seen(rpds)


def test_change_leaves_the_old_one_as_it_was():
    old = rpds_stand_in.HashTrieMap({1: 2})
    assert dict(old.insert(3, 4)) == {1: 2, 3: 4} and dict(old) == {1: 2}
    assert rpds_stand_in.HashTrieMap.convert(old) is old


def test_schemas_are_validated_alike():
    def run(path):
        done = subprocess.run(
            [sys.executable, "-c", VALIDATE, path], capture_output=True, text=True, cwd=ROOT, check=True
        )
        return done.stdout

    assert run(str(HERE / "rpds_stand_in.py")) == run(rpds.__file__)


def test_removing_what_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        rpds_stand_in.HashTrieSet().remove(1)
