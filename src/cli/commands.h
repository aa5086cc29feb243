// The program's commands. Each takes the folders to work in and a plain struct of its options, and returns
// the exit code: 0 all done, 1 something was put aside, damaged or not found (said on standard error), 2 the
// call itself was wrong.
//
// A new command is an options struct and a declaration here, a function in a file of its own
// (command_<name>.cc), and a few lines in parser.cc, the only file that sees the command line library.
// docs/cli.md tells users.
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

// gazetteer add: put a user's GeoNames dumps (allCountries.txt, XX.txt, cities500.txt, alternateNamesV2.txt)
// into the knowledge folder's gazetteer. Places first, then their names.
struct GazetteerOptions {
  std::vector<std::string> files;
};
int gazetteer_command(const Folders& folders, const GazetteerOptions& options);

// train: make the models of a language from treebanks, names and plain text (defined in train/syntax/).
struct TrainOptions {
  std::string recipe;
  std::string corpora;             // folder of the files that the recipe names
  std::string out;                 // folder for the models
  std::vector<std::string> steps;  // all if empty
};
int train_command(const Folders& folders, const TrainOptions& options);

// codebook: say whether the codebook is sound, why a sentence is coded as it is, or which cases fail.
struct CodebookOptions {
  std::string action;    // "check", "explain" or "test"
  std::string argument;  // the sentence or the file of cases
};
int codebook_command(const Folders& folders, const CodebookOptions& options);

// codebook petrarch: check dictionaries of TABARI, PETRARCH or PETRARCH-2, or code reports with them.
struct PetrarchOptions {
  std::vector<std::string> verbs, actors, agents, discards;  // dictionary files
  std::vector<std::string> inputs;                           // files, folders, "-"; none: check only
  std::string date;                                          // of reports that come without one
  bool sentences = false;  // each line of the inputs is a sentence, not part of a page
  bool json = false;
};
int petrarch_command(const Folders& folders, const PetrarchOptions& options);

// version: print the program's name and version.
int version_command();

// read: print one JSON object (or CoNLL-U) a document; keeps nothing.
struct ReadOptions {
  std::vector<std::string> inputs;  // files, folders, "-"
  std::string url;                  // for pages that come without their own
  std::string fetched;
  std::string layers;
  std::string format = "json";  // or "conllu"
};
int read_command(const Folders& folders, const ReadOptions& options);

// add: read into the centre.
struct AddOptions {
  std::vector<std::string> inputs;
  std::string url;
  std::string fetched;
  bool list = false;   // print a line for each page as soon as it is safe
  bool quiet = false;  // no progress bar
};
int add_command(const Folders& folders, const AddOptions& options);

// search: full text.
struct SearchOptions {
  std::vector<std::string> words;
  std::uint32_t limit = 20;
  bool json = false;
};
int search_command(const Folders& folders, const SearchOptions& options);

// Which claims a command is about.
struct ClaimChoice {
  std::string actor, frame, phase, place, from, to, outlet, report, modality, verdict;
  bool repeats = false;
};

// claims: a table of claims, or JSON lines.
struct ClaimsOptions : ClaimChoice {
  std::uint32_t limit = 100;
  std::uint32_t skip = 0;
  bool json = false;
};
int claims_command(const Folders& folders, const ClaimsOptions& options);

// export: claims as rows of another standard's table, CSV or JSON lines.
struct ExportOptions : ClaimChoice {
  std::string format;  // "plover", "cameo", "acled", "ged", "sipri"
  bool json = false;
};
int export_command(const Folders& folders, const ExportOptions& options);

// show: one claim or report with everything it rests on.
struct ShowOptions {
  std::string id;
  bool json = false;
};
int show_command(const Folders& folders, const ShowOptions& options);

// accept, reject: a person's verdict on a claim.
struct DecideOptions {
  std::string claim;
  std::string why;
  std::string who;  // "" is the login name
};
int accept_command(const Folders& folders, const DecideOptions& options);
int reject_command(const Folders& folders, const DecideOptions& options);

// set: change a setting of the centre.
struct SetOptions {
  std::string name;
  std::string value;
  std::string who;
};
int set_command(const Folders& folders, const SetOptions& options);

// Commands without options of their own.
struct NoOptions {};
// brief: what the centre holds, on one screen.
int brief_command(const Folders& folders, const NoOptions& options);
// rebuild: make the record again from archive and journal, print its digest.
int rebuild_command(const Folders& folders, const NoOptions& options);
// check: verify everything that can be verified, print the digest.
int check_command(const Folders& folders, const NoOptions& options);
// digest: print the digest of the record.
int digest_command(const Folders& folders, const NoOptions& options);

}  // namespace dragoman
