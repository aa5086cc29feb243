// The command line: one function per command ties its options struct to flags.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>

#include "cli/commands.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

// What the chosen command will do; set by the parser, run after it.
using Call = std::function<int()>;

// The pieces that every command's set-up needs.
struct Setup {
  CLI::App& app;
  const Folders& folders;
  Call& call;

  // Add a command whose options live as long as the parser; `run` is called with them once parsing is done.
  template <class Options>
  CLI::App* command(const std::string& name, const std::string& help, std::shared_ptr<Options> options,
                    int (*run)(const Folders&, const Options&)) const {
    CLI::App* made = app.add_subcommand(name, help);
    made->callback([chosen = &call, in = &folders, options, run] {
      *chosen = [in, options, run] { return run(*in, *options); };
    });
    return made;
  }
};

// Return the folder of the running program, "" if the system does not say.
fs::path program_folder() {
  std::array<char, 4096> buffer{};
  const ssize_t size = ::readlink("/proc/self/exe", buffer.data(), buffer.size());
  if (size <= 0) return {};
  return fs::path(std::string(buffer.data(), static_cast<std::size_t>(size))).parent_path();
}

// Return the environment's folder if set, else share/dragoman/<name> beside an installed program, else the
// one that the build knows.
fs::path standard_folder(const char* variable, const char* name, const char* built) {
  if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return value;
  const fs::path installed = program_folder() / ".." / "share" / "dragoman" / name;
  std::error_code ignored;
  if (fs::is_directory(installed, ignored)) return installed.lexically_normal();
  return built;
}

void add_global_options(CLI::App& app, Folders& folders) {
  app.add_option("--centre", folders.centre, "the centre's folder")->capture_default_str();
  app.add_option("--knowledge", folders.knowledge, "models, lists and gazetteer (DRAGOMAN_KNOWLEDGE)");
  app.add_option("--codebook", folders.codebook, "frames and triggers (DRAGOMAN_CODEBOOK)");
}

void add_serve(const Setup& setup) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = setup.command("serve", "show the desk on this machine", options, serve_command);
  command->add_option("--port", options->port, "port on 127.0.0.1; 0 takes a free one")->capture_default_str();
}

void add_commands(const Setup& setup) {
  add_serve(setup);
  setup.app.add_subcommand("version", "print the version")->callback([call = &setup.call] {
    *call = version_command;
  });
}

}  // namespace

int run_command(int argc, char** argv) {
  Folders folders{"centre", standard_folder("DRAGOMAN_KNOWLEDGE", "knowledge", DRAGOMAN_KNOWLEDGE_DIR),
                  standard_folder("DRAGOMAN_CODEBOOK", "codebook", DRAGOMAN_CODEBOOK_DIR)};
  CLI::App app{"An information centre: news reports in, a record of sourced claims out.", "dragoman"};
  app.require_subcommand(1);
  app.fallthrough();  // global options may stand behind the command too
  Call call;
  add_global_options(app, folders);
  add_commands({app, folders, call});
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return call();
}

}  // namespace dragoman
