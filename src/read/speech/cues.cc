#include "read/speech/cues.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "base/file.h"

namespace dragoman::speech {
namespace {

constexpr std::size_t kMaxLexiconBytes = 1U << 20U;

constexpr std::array<std::pair<std::string_view, Frame>, 12> kFrames = {
    {{"quote", Frame::quote},
     {"clause", Frame::clause},
     {"tag", Frame::tag},
     {"infinitive", Frame::infinitive},
     {"object", Frame::object},
     {"object_infinitive", Frame::object_infinitive},
     {"gerund", Frame::gerund},
     {"about_object", Frame::about_object},
     {"as", Frame::as},
     {"small_clause", Frame::small_clause},
     {"passive", Frame::passive},
     {"prepositional", Frame::prepositional}}};

std::string place(const std::filesystem::path& file, const toml::source_region& region) {
  return file.string() + ":" + std::to_string(region.begin.line);
}

Result<toml::table> parse_file(const std::filesystem::path& file) {
  const Result<std::string> bytes = read_file(file, kMaxLexiconBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  try {
    return toml::parse(*bytes);
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::bad_input, std::string(error.description()), place(file, error.source()));
  }
}

std::vector<std::string> words_of(const toml::node_view<const toml::node>& node) {
  std::istringstream in(node.value_or(std::string{}));
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> strings_of(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> strings;
  if (const toml::array* array = node.as_array())
    for (const toml::node& item : *array) strings.push_back(item.value_or(std::string{}));
  return strings;
}

WordSet set_of(const toml::node_view<const toml::node>& node) {
  const std::vector<std::string> words = words_of(node);
  return {words.begin(), words.end()};
}

// Return the bit set of the frames a class names.
Result<std::uint16_t> frames_of(const toml::table& group, const std::filesystem::path& file) {
  std::uint16_t frames = 0;
  for (const std::string& name : strings_of(group["frames"])) {
    const auto known =
        std::find_if(kFrames.begin(), kFrames.end(), [&](const auto& f) { return f.first == name; });
    if (known == kFrames.end())
      return fail(ErrorCode::bad_input, "unknown frame '" + name + "'", place(file, group.source()));
    frames = static_cast<std::uint16_t>(frames | static_cast<std::uint16_t>(known->second));
  }
  return frames;
}

// Add the classes under `key` ("verbs") to `table`; a word of several classes has the frames of all of them.
Result<void> add_classes(const toml::table& root, std::string_view key, const std::filesystem::path& file,
                         CueTable& table) {
  const toml::array* groups = root[key].as_array();
  if (groups == nullptr) return {};
  for (const toml::node& node : *groups) {
    const toml::table* group = node.as_table();
    if (group == nullptr)
      return fail(ErrorCode::bad_input, "a class must be a table", place(file, node.source()));
    const Result<std::uint16_t> frames = frames_of(*group, file);
    if (!frames) return tl::unexpected(frames.error());
    const bool nests = (*group)["nests"].value_or(false);
    for (const std::string& lemma : words_of((*group)["lemmas"])) {
      Cue& cue = table[lemma];
      cue.frames = static_cast<std::uint16_t>(cue.frames | *frames);
      if (nests) cue.nesting_frames = static_cast<std::uint16_t>(cue.nesting_frames | *frames);
      for (std::string& preposition : strings_of((*group)["prepositions"]))
        cue.prepositions.push_back(std::move(preposition));
    }
  }
  return {};
}

Result<void> load_english(const std::filesystem::path& file, CueLexicon& lexicon) {
  const Result<toml::table> root = parse_file(file);
  if (!root) return tl::unexpected(root.error());
  for (const auto& [key, table] : {std::pair{"verbs", &lexicon.verbs}, std::pair{"nouns", &lexicon.nouns},
                                   std::pair{"adjectives", &lexicon.adjectives}})
    if (Result<void> added = add_classes(*root, key, file, *table); !added) return added;
  const toml::table& all = *root;
  if (const toml::table* forms = all["strong"].as_table())
    for (const auto& [form, lemma] : *forms)
      lexicon.strong.emplace(std::string(form.str()), lemma.value_or(std::string{}));
  lexicon.unnamed = set_of(all["adverbs"]["unnamed"]);
  lexicon.sources = strings_of(all["prepositions"]["sources"]);
  std::ranges::stable_sort(lexicon.sources, std::ranges::greater{}, &std::string::size);
  lexicon.channels = set_of(all["cue"]["channels"]);
  lexicon.carriers = set_of(all["cue"]["carriers"]);
  lexicon.forward = set_of(all["cue"]["forward"]);
  lexicon.addressed = set_of(all["cue"]["addressed"]);
  lexicon.times = set_of(all["cue"]["times"]);
  lexicon.speakers = set_of(all["cue"]["speakers"]);
  return {};
}

Result<void> load_plain(const std::filesystem::path& file, CueLexicon& lexicon) {
  const Result<toml::table> root = parse_file(file);
  if (!root) return tl::unexpected(root.error());
  const toml::table& all = *root;
  PlainCues cues;
  cues.verbs = set_of(all["verbs"]);
  cues.sources = strings_of(all["sources"]);
  std::ranges::stable_sort(cues.sources, std::ranges::greater{}, &std::string::size);
  cues.particles = set_of(all["particles"]);
  cues.stops = set_of(all["stops"]);
  cues.postpositions = set_of(all["postpositions"]);
  cues.subject_follows = all["subject_follows"].value_or(false);
  cues.verb_final = all["verb_final"].value_or(false);
  lexicon.plain.emplace(all["language"].value_or(std::string{}), std::move(cues));
  return {};
}

}  // namespace

Result<CueLexicon> CueLexicon::load(const std::filesystem::path& folder) {
  CueLexicon lexicon;
  if (Result<void> loaded = load_english(folder / "cues.toml", lexicon); !loaded)
    return tl::unexpected(loaded.error());
  std::vector<std::filesystem::path> others;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("cues.") && name.ends_with(".toml") && name != "cues.toml")
      others.push_back(entry.path());
  }
  std::ranges::sort(others);
  for (const std::filesystem::path& file : others)
    if (Result<void> loaded = load_plain(file, lexicon); !loaded) return tl::unexpected(loaded.error());
  return lexicon;
}

}  // namespace dragoman::speech
