// The program's commands. Each takes the folders to work in and a plain struct of its options, and returns
// the exit code: 0 all done, 1 something was put aside or not found (said on standard error), 2 the call
// itself was wrong.
//
// A new command is an options struct and a declaration here, a function in a file of its own
// (command_<name>.cc), and a few lines in parser.cc, the only file that sees the command line library.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dragoman {

// Where a command finds what it works on: --centre, --knowledge, --codebook (parser.cc tells how the defaults
// arise).
struct Folders {
  std::filesystem::path centre;
  std::filesystem::path knowledge;
  std::filesystem::path codebook;
};

// Parse the command line and run the command it names.
int run_command(int argc, char** argv);

// serve: show the desk on this machine until interrupted.
struct ServeOptions {
  std::uint16_t port = 8077;  // 0 takes a free one, which is printed
};
int serve_command(const Folders& folders, const ServeOptions& options);

// version: print the program's name and version.
int version_command();

}  // namespace dragoman
