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
  command->add_option("--port", options->port, "port on 127.0.0.1; 0 takes a free one")
      ->capture_default_str();
}

void add_read(const Setup& setup) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App* command =
      setup.command("read", "print what pages say, as JSON; keeps nothing", options, read_command);
  command->add_option("input", options->inputs, "files, folders, or - for standard input")->required();
  command->add_option("--url", options->url, "address of pages that come without one");
  command->add_option("--fetched", options->fetched, "instant of capture, ISO 8601");
  command->add_option("--layers", options->layers,
                      "tokens,trees,names,times,quantities,places,speech or all");
  command->add_option("--format", options->format, "json or conllu")
      ->check(CLI::IsMember({"json", "conllu"}));
}

void add_add(const Setup& setup) {
  auto options = std::make_shared<AddOptions>();
  CLI::App* command = setup.command("add", "read pages into the centre", options, add_command);
  command->add_option("input", options->inputs, "files, folders, or - for standard input")->required();
  command->add_option("--url", options->url, "address of pages that come without one");
  command->add_option("--fetched", options->fetched, "instant of capture, ISO 8601");
  command->add_flag("--list", options->list, "print a line for each page once it is safe on disk");
  command->add_flag("--quiet", options->quiet, "no progress bar");
}

void add_search(const Setup& setup) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App* command = setup.command("search", "find reports by their words", options, search_command);
  command->add_option("words", options->words, "words; \"a phrase\"; begin*; after -- also -without")
      ->required();
  command->add_option("--limit", options->limit, "most reports shown")->capture_default_str();
  command->add_flag("--json", options->json, "one JSON object a line");
}

void add_choice(CLI::App& command, ClaimChoice& choice) {
  command.add_option("--actor", choice.actor, "who acts or speaks, under any name");
  command.add_option("--frame", choice.frame);
  command.add_option("--phase", choice.phase);
  command.add_option("--place", choice.place, "name, province, country code or gazetteer id");
  command.add_option("--from", choice.from, "first day, YYYY-MM-DD");
  command.add_option("--to", choice.to, "last day, YYYY-MM-DD");
  command.add_option("--outlet", choice.outlet);
  command.add_option("--report", choice.report, "report id");
  command.add_option("--modality", choice.modality, "happened, planned, pledged, denied, ...");
  command.add_option("--verdict", choice.verdict, "open, accepted or rejected");
  command.add_flag("--repeats", choice.repeats, "also claims that repeat another of the same report");
}

void add_claims(const Setup& setup) {
  auto options = std::make_shared<ClaimsOptions>();
  CLI::App* command = setup.command("claims", "list claims", options, claims_command);
  add_choice(*command, *options);
  command->add_option("--limit", options->limit)->capture_default_str();
  command->add_option("--skip", options->skip)->capture_default_str();
  command->add_flag("--json", options->json, "one JSON object a line");
}

void add_export(const Setup& setup) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command =
      setup.command("export", "claims as rows of another standard's table", options, export_command);
  command->add_option("--format", options->format, "plover, cameo, acled, ged or sipri")->required();
  add_choice(*command, *options);
  command->add_flag("--json", options->json, "one JSON object a line instead of CSV");
}

void add_show(const Setup& setup) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App* command = setup.command("show", "show one claim or report", options, show_command);
  command->add_option("id", options->id, "id of a claim or report")->required();
  command->add_flag("--json", options->json);
}

void add_decision(const Setup& setup, const char* name, const char* help,
                  int (*run)(const Folders&, const DecideOptions&)) {
  auto options = std::make_shared<DecideOptions>();
  CLI::App* command = setup.command(name, help, options, run);
  command->add_option("claim", options->claim, "id of the claim")->required();
  command->add_option("--why", options->why, "the reason, kept in the journal");
  command->add_option("--as", options->who, "who decides (default: the login name)");
}

void add_set(const Setup& setup) {
  auto options = std::make_shared<SetOptions>();
  CLI::App* command = setup.command("set", "change a setting of the centre", options, set_command);
  command->add_option("name", options->name)->required();
  command->add_option("value", options->value)->required();
  command->add_option("--as", options->who, "who decides (default: the login name)");
}

void add_gazetteer(const Setup& setup) {
  auto options = std::make_shared<GazetteerOptions>();
  CLI::App* group = setup.app.add_subcommand("gazetteer", "extend the list of places")->require_subcommand(1);
  CLI::App* command = Setup{*group, setup.folders, setup.call}.command(
      "add", "add GeoNames dumps, as geonames.org publishes them", options, gazetteer_command);
  command
      ->add_option("files", options->files, "allCountries.txt, XX.txt, cities500.txt, alternateNamesV2.txt")
      ->required();
}

void add_train(const Setup& setup) {
  auto options = std::make_shared<TrainOptions>();
  CLI::App* command =
      setup.command("train", "make the models of a language from corpora", options, train_command);
  command->add_option("recipe", options->recipe, "what to read and how, as train/recipes/en.toml")
      ->required();
  command->add_option("corpora", options->corpora, "folder of the files that the recipe names")->required();
  command->add_option("out", options->out, "folder for the models")->required();
  command->add_option("steps", options->steps, "words, split, tags, trees, names; all if left out");
}

// One of codebook's own actions, with the help of its argument; "" if it takes none.
void add_codebook_action(const Setup& group, const char* action, const char* help, const char* argument,
                         bool needed) {
  auto options = std::make_shared<CodebookOptions>();
  options->action = action;
  CLI::App* command = group.command(action, help, options, codebook_command);
  if (*argument != '\0') command->add_option("argument", options->argument, argument)->required(needed);
}

void add_petrarch(const Setup& group) {
  auto options = std::make_shared<PetrarchOptions>();
  CLI::App* command = group.command("petrarch", "check dictionaries of TABARI or PETRARCH, or code with them",
                                    options, petrarch_command);
  command
      ->add_option("--verbs", options->verbs,
                   "verb dictionary with its patterns; may be given several times, as the others")
      ->allow_extra_args(false);
  command->add_option("--actors", options->actors, "actor dictionary")->allow_extra_args(false);
  command->add_option("--agents", options->agents, "agent dictionary")->allow_extra_args(false);
  command->add_option("--discards", options->discards, "phrases whose sentence or story is not coded")
      ->allow_extra_args(false);
  command->add_option("--date", options->date, "day of reports that come without one, YYYY-MM-DD");
  command->add_flag("--sentences", options->sentences, "each line of the files is a sentence of its own");
  command->add_flag("--json", options->json, "one JSON object a line");
  command->add_option("input", options->inputs, "files, folders, or - to code; none: check the dictionaries");
}

void add_codebook(const Setup& setup) {
  CLI::App* group =
      setup.app.add_subcommand("codebook", "check the codebook, explain or test it; other codebooks")
          ->require_subcommand(1);
  const Setup actions{*group, setup.folders, setup.call};
  add_codebook_action(actions, "check", "say whether the codebook is sound", "", false);
  add_codebook_action(actions, "explain", "tell why a sentence is coded as it is", "a sentence", true);
  add_codebook_action(actions, "test", "code the cases and tell which fail",
                      "a file of cases; all if left out", false);
  add_petrarch(actions);
}

void add_commands(const Setup& setup) {
  const auto none = std::make_shared<NoOptions>();
  add_read(setup);
  add_add(setup);
  add_search(setup);
  add_claims(setup);
  add_export(setup);
  add_show(setup);
  add_decision(setup, "accept", "accept a claim", accept_command);
  add_decision(setup, "reject", "reject a claim", reject_command);
  add_set(setup);
  setup.command("brief", "tell what the centre holds", none, brief_command);
  setup.command("rebuild", "make the record again from archive and journal", none, rebuild_command);
  setup.command("check", "verify archive, journal, record and search index", none, check_command);
  setup.command("digest", "print the digest of the record's content", none, digest_command);
  add_gazetteer(setup);
  add_codebook(setup);
  add_train(setup);
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
