// The program's commands. One file per command; each takes its parsed options and returns the exit code:
// 0 all done, 1 something was put aside (said on standard error), 2 the call itself was wrong.
#pragma once

namespace dragoman {

// Parse the command line and run the command it names.
int run_command(int argc, char** argv);

}  // namespace dragoman
