# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desk: finds controls by the names a screen reader speaks, types and presses keys. Knows nothing of the program."""
import os
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib

RETURN, ESCAPE, HOME, DOWN = 0xFF0D, 0xFF1B, 0xFF50, 0xFF54
PATIENCE_S = float(os.environ.get("JALON_PATIENCE", 60))


def hear_changes():
    """The library learns of rows that came and went from events, which wait for somebody to take them."""
    while GLib.MainContext.default().iteration(False):
        pass


def wait(what, condition, patience=PATIENCE_S):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            found = condition()
        except GLib.GError:
            found = None  # the tree changed while it was walked
        if found:
            return found
        time.sleep(0.05)
        hear_changes()
    raise AssertionError(f"never happened: {what}")


def extents(node):
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)


def is_there(node):
    """Laid out on the screen: what a stack hides has no place in the window."""
    box = extents(node)
    return box.width > 0 and box.height > 0


def is_shown(page):
    """A page that its stack hides keeps its place and its name, but holds no point of the screen."""
    box = extents(page)
    middle = box.x + box.width // 2, box.y + box.height // 2
    return box.width > 0 and box.height > 0 and page.get_component_iface().contains(*middle, Atspi.CoordType.WINDOW)


LEAVES = {"label", "image", "separator", "scroll bar"}


def walk(node):
    """What a person can reach now: pages that a stack hides are passed over. Every answer crosses a bus, so the fewer the better."""
    yield node
    role = node.get_role_name()
    if role in LEAVES:
        return
    name = node.get_name()
    if role == "filler" and name.startswith("Jalon") and not is_shown(node):
        return
    is_page = role == "panel" and name == "GtkStackPage"
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and (not is_page or is_shown(child)):
            yield from walk(child)


def is_named(node, name):
    """GTK 4.8 speaks a button with a mnemonic as "_Save Save", later versions as "Save"."""
    spoken = node.get_name()
    return spoken == name or (spoken.startswith("_") and spoken.endswith(" " + name))


NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications"><method name="Notify"><arg type="s" direction="in"/>
<arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method></interface></node>"""


def show_notifications():
    """A desktop has a place for reminders; here nobody reads them. It is there as long as what this returns is kept."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]

    def answer(_bus, _sender, _path, _interface, method, _words, call):
        call.return_value(GLib.Variant("(u)", (1,)) if method == "Notify" else None)
    bus.register_object("/org/freedesktop/Notifications", interface, answer, None, None)
    bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                  GLib.Variant("(su)", ("org.freedesktop.Notifications", 0)), None, Gio.DBusCallFlags.NONE, -1, None)
    return bus


class Desk:
    def __init__(self, name):
        Atspi.init()
        self.app = wait(f"{name} on the desktop", lambda: self._application(name))
        self.app.set_cache_mask(Atspi.Cache.NONE)

    @staticmethod
    def _application(name):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_name() == name:
                return child
        return None

    def each(self, role, name=None, under=None):
        return (node for node in walk(under or self.app)
                if node.get_role_name() == role and (name is None or is_named(node, name)))

    def all(self, role, name=None, under=None):
        return list(self.each(role, name, under))

    def find(self, role, name, under=None):
        return wait(f"{role} “{name}”", lambda: next(self.each(role, name, under), None))

    def window(self, name):
        """A window or dialog of the program; GTK versions give it different roles."""
        children = lambda: (self.app.get_child_at_index(index) for index in range(self.app.get_child_count()))
        return wait(f"the window “{name}”", lambda: next((child for child in children() if child and child.get_name() == name), None))

    def is_open(self, name):
        children = (self.app.get_child_at_index(index) for index in range(self.app.get_child_count()))
        return any(child is not None and child.get_name() == name for child in children)

    def labels(self, under=None):
        return [node.get_name() for node in walk(under or self.app) if node.get_role_name() in ("label", "alert")]

    def type(self, name, text, under=None):
        entry = self.find("text", name, under)
        Atspi.EditableText.set_text_contents(entry.get_editable_text_iface(), text)

    @staticmethod
    def text_of(entry):
        return Atspi.Text.get_text(entry, 0, Atspi.Text.get_character_count(entry))

    def press(self, name, under=None, role="push button"):
        Atspi.Action.do_action(self.find(role, name, under).get_action_iface(), 0)

    @staticmethod
    def is_checked(node):
        return node.get_state_set().contains(Atspi.StateType.CHECKED)

    @staticmethod
    def act(node):
        Atspi.Action.do_action(node.get_action_iface(), 0)

    @staticmethod
    def key(value, times=1):
        for _ in range(times):
            Atspi.generate_keyboard_event(value, None, Atspi.KeySynthType.SYM)
            time.sleep(0.02)

    def click(self, node):
        """With the mouse, rolled into view first; without a window manager the window's corner is the screen's."""
        wait(f"{node.get_name()} on the screen", lambda: is_there(node))
        pane = self._pane(node)
        for _ in range(200):
            box, edge = extents(node), extents(pane) if pane else None
            if edge is None or (box.y >= edge.y and box.y + box.height <= edge.y + edge.height):
                break
            turn = "b5c" if box.y + box.height > edge.y + edge.height else "b4c"
            Atspi.generate_mouse_event(edge.x + edge.width // 2, edge.y + 8, turn)
            time.sleep(0.05)
        self.come_to_rest(node)
        box = extents(node)
        Atspi.generate_mouse_event(box.x + min(60, box.width // 2), box.y + box.height // 2, "b1c")
        time.sleep(0.1)

    @staticmethod
    def come_to_rest(node):
        """What slides into its place is not where it was looked for."""
        places = []

        def rests():
            box = extents(node)
            places.append((box.x, box.y, box.width, box.height))
            return len(places) > 2 and places[-1] == places[-2] == places[-3]
        wait(f"{node.get_name()} at rest", rests)

    @staticmethod
    def _pane(node):
        while node is not None and node.get_role_name() != "scroll pane":
            node = node.get_parent()
        return node

    def choose(self, name, wanted, under=None):
        """Opens a combo row, goes down to the words by keyboard and takes them."""
        row = self.find("combo box", name, under)
        if self.labels(row)[1] == wanted:
            return
        self.click(row)
        options = wait(f"the list of “{name}”", lambda: self._options(row))
        self.key(HOME)
        at = wanted if isinstance(wanted, int) else options.index(wanted)
        self.key(DOWN, at)
        self.key(RETURN)
        wait(f"{name}: {wanted}", lambda: self.labels(row)[1] == options[at], 5)

    def pick(self, name, search, wanted):
        """In a row with a list to search: types words of it and takes the first hit."""
        row = self.find("combo box", name)
        if wanted in self.labels(row):
            return
        self.click(row)
        entry = self.find("entry", search, row)  # a closed list is not in the tree
        Atspi.EditableText.set_text_contents(entry.get_editable_text_iface(), wanted.split(" (")[0])
        wait(wanted, lambda: wanted in self.labels(next(self.each("list item", None, row))))
        self.key(RETURN)
        wait(f"{name}: {wanted}", lambda: not self.all("entry", None, row) and wanted in self.labels(row), 5)

    def go(self, place):
        self.click(self.find("list item", place, self.find("list", "Places")))

    def _options(self, row):
        for listed in self.all("list", None, row):
            items = [node for node in walk(listed) if node.get_role_name() == "list item"]
            if items and any(is_there(item) for item in items):
                return [next(iter(self.labels(item)), "") for item in items]
        return None
