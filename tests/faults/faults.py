# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fault drivers share: a folder for one test, the exerciser, its marks, TAP."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback

EXERCISE = sys.argv[1]
_tests = []


def test(function):
    _tests.append(function)
    return function


def say(text):
    print('#', text, flush=True)


class Skip(Exception):
    pass


def main():
    print(f'1..{len(_tests)}', flush=True)
    failed = 0
    for number, function in enumerate(_tests, 1):
        name = function.__name__.replace('_', '-')
        folder = tempfile.mkdtemp(prefix='jalon-faults-')
        try:
            function(folder)
            print(f'ok {number} {name}', flush=True)
        except Skip as reason:
            print(f'ok {number} {name} # SKIP {reason}', flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                say(line)
            print(f'not ok {number} {name}', flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(failed > 0)


def environment(**more):
    env = {key: value for key, value in os.environ.items() if not key.startswith('EXERCISE_')}
    env.update(more)
    return env


class Result:
    def __init__(self, status, out, err=''):
        self.status = status
        self.err = err
        self.lines = [tuple(line.split('\t')) for line in out.splitlines() if '\t' in line]

    def all(self, word):
        return [line[1:] for line in self.lines if line[0] == word]


def run(operation, *args, prefix=(), **env):
    done = subprocess.run([*prefix, EXERCISE, operation, *args], env=environment(**env), text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return Result(done.returncode, done.stdout, done.stderr)


def must(operation, *args, **env):
    result = run(operation, *args, **env)
    assert result.status == 0, f'{operation}: exit {result.status}: {result.err}'
    return result


def write(path, data):
    with open(path, 'wb') as out:
        out.write(data)
    return path


def sha256(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def make_files(folder, names, size=3000):
    os.makedirs(folder, exist_ok=True)
    return [write(os.path.join(folder, name + '.pdf'), b'%PDF-1.4 ' + (name.encode() + b' ') * (size // 4))
            for name in names]


class Case:
    """A filled case in a folder; copies of it are cheap."""

    def __init__(self, folder, papers=3):
        self.folder = folder
        self.data = os.path.join(folder, 'data')
        self.uuid = must('create', self.data).all('case')[0][0]
        self.files = make_files(os.path.join(folder, 'in'), [f'paper{i}' for i in range(papers)])
        self.papers = must('fill', self.data, self.uuid, *self.files).all('paper') if papers else []
        ballast = os.path.join(self.data, 'ballast')
        if os.path.exists(ballast):  # 4 MiB less to copy for each trial
            os.unlink(ballast)

    def copy(self, name):
        target = os.path.join(self.folder, name)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.data, target)
        return target

    def root(self, data=None):
        return os.path.join(data or self.data, 'cases', self.uuid)

    def inspect(self, data=None):
        return run('inspect', data or self.data, self.uuid)


def assert_sound(result, what):
    assert result.status == 0, f'{what}: cannot be opened: exit {result.status}: {result.err}'
    assert not result.all('damaged'), f'{what}: {result.all("damaged")}'
    assert not result.all('changed-outside'), f'{what}: {result.all("changed-outside")}'
    assert ('read-only', 'no', '') in result.lines, f'{what}: opened read-only'


def originals(result):
    """Digest of every original that can be read, by paper id."""
    return {key[6:]: value for key, what, value in
            [line for line in result.lines if len(line) == 3 and line[1] == 'original']
            if key.startswith('paper ') and value}


class Held:
    """The exerciser with its marks on a pipe, held at one of them (0: never)."""

    def __init__(self, operation, *args, hold=0, **env):
        self.marks_fd, marks = os.pipe()
        control, self.control_fd = os.pipe()
        self.process = subprocess.Popen(
            [EXERCISE, operation, *args], pass_fds=(marks, control), text=True, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True,
            env=environment(EXERCISE_MARKS=str(marks), EXERCISE_CONTROL=str(control), EXERCISE_HOLD=str(hold), **env))
        os.close(marks)
        os.close(control)
        self.marks = ''

    def wait_for_hold(self):
        while not self.marks.endswith('H'):
            more = os.read(self.marks_fd, 1).decode()
            if not more:
                return False
            self.marks += more
        return True

    def release(self):
        os.write(self.control_fd, b'g')

    def kill(self):
        self.process.send_signal(signal.SIGKILL)

    def finish(self):
        while True:
            more = os.read(self.marks_fd, 4096).decode()
            if not more:
                break
            self.marks += more
        out, err = self.process.communicate()
        os.close(self.marks_fd)
        os.close(self.control_fd)
        return Result(self.process.returncode, out, err)
