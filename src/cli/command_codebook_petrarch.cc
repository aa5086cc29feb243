// codebook petrarch: what a user's own dictionaries for TABARI, PETRARCH or PETRARCH-2 hold, and what they
// find.
#include <algorithm>
#include <cstdio>

#include "base/file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "claim/codebook_cases.h"
#include "claim/petrarch/coder.h"
#include "clean/clean.h"
#include "cli/commands.h"
#include "cli/speak.h"
#include "collect/collect.h"
#include "export/json_writer.h"
#include "read/read.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxSentencesBytes = 256U << 20U;  // a file of sentences

using petrarch::Dictionaries;
using petrarch::Event;

std::vector<std::filesystem::path> paths_of(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

// Print each fault and return how many there are.
std::size_t tell_faults(const Dictionaries& dictionaries) {
  for (const petrarch::Fault& fault : dictionaries.faults)
    failed({ErrorCode::bad_input, fault.message, fault.where});
  return dictionaries.faults.size();
}

void print_counts(const Dictionaries& dictionaries) {
  std::size_t patterns = 0;
  for (const petrarch::VerbBlock& block : dictionaries.blocks) patterns += block.patterns.size();
  std::size_t forms = 0;
  for (const auto& [form, verbs] : dictionaries.verbs) forms += verbs.size();
  std::printf("verbs: %zu blocks, %zu forms, %zu patterns, %zu sets, %zu transformations; patterns %s\n",
              dictionaries.blocks.size(), forms, patterns, dictionaries.synsets.size(),
              dictionaries.transformations.size(),
              dictionaries.style == petrarch::Style::tree ? "along the tree (PETRARCH-2)"
                                                          : "along the words (PETRARCH, TABARI)");
  std::printf("actors: %zu, %zu phrases\n", dictionaries.actors.size(), dictionaries.actor_phrases.size());
  std::printf("agents: %zu, %zu phrases\n", dictionaries.agents.size(), dictionaries.agent_phrases.size());
  std::printf("discards: %zu phrases\n", dictionaries.discard_phrases.size());
  std::printf("faults: %zu\n", dictionaries.faults.size());
}

std::string quoted(const Report& report, ByteRange range) {
  return '"' + std::string(slice(report.text, range)) + '"';
}

void print_event(const Event& event, const Report& report, const std::string& day) {
  const std::string line = report.id + '\t' + day + '\t' + event.code + '\t' + event.source + '\t' +
                           event.target + '\t' + quoted(report, event.source_words) + '\t' +
                           quoted(report, event.words) + '\t' + quoted(report, event.target_words) + '\t' +
                           event.where + ' ' + event.rule;
  std::puts(line.c_str());
}

void print_json(const Event& event, const Report& report, const std::string& day) {
  JsonWriter out;
  const auto words = [&](std::string_view name, ByteRange range) {
    out.key(name);
    out.begin_object();
    out.member("text", range);
    out.member("words", slice(report.text, range));
    out.end_object();
  };
  out.begin_object();
  out.member("document", report.id);
  out.known("date", day);
  out.member("code", event.code);
  out.member("source", event.source);
  out.member("target", event.target);
  words("evidence", event.words);
  words("source_evidence", event.source_words);
  words("target_evidence", event.target_words);
  out.member("rule", event.rule);
  out.member("where", event.where);
  out.end_object();
  std::puts(out.take().c_str());
}

// Codes pages one by one; remembers whether anything was put aside.
class PageCoder {
 public:
  PageCoder(const Dictionaries& dictionaries, const CleanKnowledge& clean, const ReadKnowledge& read,
            const PetrarchOptions& options)
      : dictionaries_(dictionaries), clean_(clean), read_(read), options_(options) {}

  void code(const Page& page) {
    const auto cleaned = clean(page, clean_);
    if (!cleaned) return put_aside(cleaned.error());
    if (tell_damage(cleaned->report.notes, page.where)) status_ = 1;
    code(cleaned->report);
  }

  // Code each line of a text by itself; its id is the text's name and the line's number.
  void code_lines(const std::string& text, const std::string& name) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size(); ++number) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = trim(std::string_view(text).substr(at, end - at));
      at = end + 1;
      if (line.empty()) continue;
      Report report = report_of(repair_utf8(line), "en");
      report.id = name + ":" + std::to_string(number + 1);
      code(report);
    }
  }

  void put_aside(const Error& error) { status_ = failed(error); }
  [[nodiscard]] int status() const { return status_; }

 private:
  void code(const Report& report) {
    const std::string day =
        report.published.value.empty() ? options_.date : report.published.value.substr(0, 10);
    const Reading reading = read(report, read_);
    for (const Event& event : petrarch::code(report, reading, dictionaries_, parse_day(day)))
      (options_.json ? print_json : print_event)(event, report, day);
  }

  const Dictionaries& dictionaries_;
  const CleanKnowledge& clean_;
  const ReadKnowledge& read_;
  const PetrarchOptions& options_;
  int status_ = 0;
};

int code_inputs(const Folders& folders, const PetrarchOptions& options, const Dictionaries& dictionaries) {
  const auto clean_knowledge = CleanKnowledge::load(folders.knowledge);
  if (!clean_knowledge) return failed(clean_knowledge.error());
  const auto read_knowledge = ReadKnowledge::load(folders.knowledge);
  if (!read_knowledge) return failed(read_knowledge.error());
  PageCoder coder(dictionaries, *clean_knowledge, *read_knowledge, options);
  for (const std::string& input : options.inputs) {
    if (options.sentences) {
      const auto text = read_file(input, kMaxSentencesBytes);
      text ? coder.code_lines(*text, input) : coder.put_aside(text.error());
      continue;
    }
    collect(
        input, [&](const Page& page) { coder.code(page); },
        [&](const Error& error) { coder.put_aside(error); });
  }
  if (std::fflush(stdout) != 0) return failed({ErrorCode::unreadable, "cannot write", "standard output"});
  return coder.status();
}

}  // namespace

int petrarch_command(const Folders& folders, const PetrarchOptions& options) {
  if (options.verbs.empty() && options.actors.empty() && options.agents.empty() && options.discards.empty())
    return failed({ErrorCode::bad_input, "no dictionaries given; name some with --verbs, --actors, --agents",
                   "codebook petrarch"}),
           2;
  if (!options.date.empty() && !parse_day(options.date))
    return failed({ErrorCode::bad_input, "not a day as YYYY-MM-DD", options.date}), 2;
  const auto dictionaries = petrarch::load({paths_of(options.verbs), paths_of(options.actors),
                                            paths_of(options.agents), paths_of(options.discards)});
  if (!dictionaries) return failed(dictionaries.error());
  const int sound = tell_faults(*dictionaries) == 0 ? 0 : 1;
  if (options.inputs.empty()) return print_counts(*dictionaries), sound;
  return std::max(sound, code_inputs(folders, options, *dictionaries));
}

}  // namespace dragoman
