"""The part of JSON Schema 2020-12 that the project's schemas use. A keyword that is not known is an error, so that a schema
cannot ask for what nobody checks."""
import re

ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "number": (int, float), "integer": int}


def is_type(value, name):
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])


def same(a, b):
    return type(a) is type(b) and a == b


class Validator:
    def __init__(self, schema):
        self.root = schema

    def faults(self, value, schema=None, at="$"):
        """Return what is wrong with `value`, a sentence each."""
        schema = self.root if schema is None else schema
        out = []
        for keyword, wanted in schema.items():
            if keyword in ANNOTATIONS:
                continue
            check = getattr(self, "check_" + keyword.replace("$", "").lower(), None)
            if check is None:
                raise ValueError(f"keyword {keyword} is not known")
            out += check(value, wanted, at, schema)
        return out

    def check_ref(self, value, wanted, at, schema):
        assert wanted.startswith("#/$defs/"), wanted
        return self.faults(value, self.root["$defs"][wanted[len("#/$defs/"):]], at)

    def check_type(self, value, wanted, at, schema):
        return [] if is_type(value, wanted) else [f"{at}: not of type {wanted}"]

    def check_const(self, value, wanted, at, schema):
        return [] if same(value, wanted) else [f"{at}: is not {wanted!r}"]

    def check_enum(self, value, wanted, at, schema):
        return [] if value in wanted else [f"{at}: {value!r} is none of {wanted}"]

    def check_required(self, value, wanted, at, schema):
        return [f"{at}: lacks {name}" for name in wanted if isinstance(value, dict) and name not in value]

    def check_properties(self, value, wanted, at, schema):
        if not isinstance(value, dict):
            return []
        return [fault for name, part in wanted.items() if name in value
                for fault in self.faults(value[name], part, f"{at}.{name}")]

    def check_additionalproperties(self, value, wanted, at, schema):
        assert wanted is False
        if not isinstance(value, dict):
            return []
        return [f"{at}: {name} is not foreseen" for name in value if name not in schema["properties"]]

    def check_items(self, value, wanted, at, schema):
        if not isinstance(value, list):
            return []
        return [fault for i, item in enumerate(value) for fault in self.faults(item, wanted, f"{at}[{i}]")]

    def check_minitems(self, value, wanted, at, schema):
        return [f"{at}: fewer than {wanted} items"] if isinstance(value, list) and len(value) < wanted else []

    def check_maxitems(self, value, wanted, at, schema):
        return [f"{at}: more than {wanted} items"] if isinstance(value, list) and len(value) > wanted else []

    def check_minlength(self, value, wanted, at, schema):
        return [f"{at}: shorter than {wanted}"] if isinstance(value, str) and len(value) < wanted else []

    def check_minimum(self, value, wanted, at, schema):
        return [f"{at}: {value} < {wanted}"] if is_type(value, "number") and value < wanted else []

    def check_maximum(self, value, wanted, at, schema):
        return [f"{at}: {value} > {wanted}"] if is_type(value, "number") and value > wanted else []

    def check_pattern(self, value, wanted, at, schema):
        return [f"{at}: does not match {wanted}"] if isinstance(value, str) and not re.search(wanted, value) else []
