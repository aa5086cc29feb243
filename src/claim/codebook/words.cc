#include <fmt/format.h>

#include "base/unicode.h"
#include "claim/codebook/reader.h"

namespace dragoman {

namespace {

// Hyphens inside words are words of their own in the trees: "car-bomb" is met as "car - bomb".
std::string with_free_hyphens(std::string_view phrase) {
  std::string out;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const bool inside = phrase[i] == '-' && i > 0 && i + 1 < phrase.size();
    out += inside ? std::string(" - ") : std::string(1, phrase[i]);
  }
  return out;
}

}  // namespace

// A lexicon is a key with a list of words; "@name" takes in another list, "-word" takes a word out.
Result<void> CodebookReader::read_lexicon(const LanguageFile& from) {
  Language& target = language(from.language);
  for (const Node& node : from.file.root.table) {
    const auto words = texts_of(from.file, node);
    if (!words) return tl::unexpected(words.error());
    const auto id = target.lexicon(node.key);
    if (!id) continue;  // every key was entered before
    Lexicon& lexicon = target.lexicons[*id];
    for (const std::string& word : *words) {
      if (word.starts_with('@')) {
        const auto other = target.lexicon(word.substr(1));
        if (!other)
          return complain(from.file, node, fmt::format("lexicon '{}': no lexicon '{}'", node.key, word));
        lexicon.add_all(target.lexicons[*other]);
      } else if (word.starts_with('-')) {
        lexicon.remove(word.substr(1));
      } else {
        // Several words may share a line of text, separated by commas.
        for (const std::string& piece : pieces_of(word, ',')) {
          lexicon.add(piece);
          lexicon.add(with_free_hyphens(piece));
        }
      }
    }
  }
  return {};
}

Result<void> CodebookReader::read_operator_words(const LanguageFile& from) {
  Language& target = language(from.language);
  const Node* words = from.file.root.find("word");
  if (words == nullptr || words->kind != Node::Kind::list)
    return complain(from.file, 1, "expected [[word]] tables");
  for (const Node& node : words->list) {
    auto ok = expect_keys(from.file, node,
                          {"operator", "verb", "noun", "adj", "speaks", "object_control", "apart"});
    if (!ok) return ok;
    const Node* name = node.find("operator");
    if (name == nullptr) return complain(from.file, node, "an operator word needs 'operator'");
    const auto op = book_.op(name->text);
    if (!op) return complain(from.file, *name, fmt::format("no operator '{}' in operators.toml", name->text));
    OperatorWord entry{*op};
    if (const Node* flag = node.find("speaks")) entry.speaks = flag->boolean;
    if (const Node* flag = node.find("object_control")) entry.object_control = flag->boolean;
    if (const Node* flag = node.find("apart")) entry.apart = flag->boolean;
    const std::pair<const char*, WordClass> kinds[] = {
        {"verb", WordClass::verb}, {"noun", WordClass::noun}, {"adj", WordClass::adjective}};
    for (const auto& [key, kind] : kinds) {
      const Node* list = node.find(key);
      if (list == nullptr) continue;
      const auto texts = texts_of(from.file, *list);
      if (!texts) return tl::unexpected(texts.error());
      entry.kind = kind;
      for (const std::string& text : *texts) {
        auto pieces = pieces_of(text, ' ');
        if (pieces.empty()) return complain(from.file, *list, "an empty word");
        const std::string anchor = lower(pieces.front());
        entry.after.assign(pieces.begin() + 1, pieces.end());
        target.operator_words[anchor].push_back(entry);
      }
    }
  }
  return {};
}

Result<StanceTest> CodebookReader::read_stance(const CodebookFile& file, const Node& node,
                                               const Language& target) {
  auto ok = expect_keys(file, node,
                        {"name", "phase", "modality", "any", "root", "also", "none", "cue", "negated",
                         "copular", "quoted", "own", "outlet", "beside_events", "skip", "confidence"});
  if (!ok) return tl::unexpected(std::move(ok.error()));
  StanceTest test;
  const auto statement = book_.frame("statement");
  if (!statement) return complain(file, node, "stances need a frame 'statement'");
  const Node* name = node.find("name");
  const Node* phase = node.find("phase");
  if (const Node* flag = node.find("skip")) test.skip = flag->boolean;
  if (name == nullptr || (phase == nullptr && !test.skip)) {
    return complain(file, node, "a stance needs 'name' and 'phase'");
  }
  test.name = name->text;
  if (phase != nullptr) {
    const auto id = book_.frames_[*statement].phase(phase->text);
    if (!id) return complain(file, *phase, fmt::format("frame statement has no phase '{}'", phase->text));
    test.phase = *id;
    test.modality = book_.frames_[*statement].phases[*id].modality;
  }
  if (const Node* modality = node.find("modality")) {
    const auto value = modality_of(modality->text);
    if (!value) return complain(file, *modality, fmt::format("no modality '{}'", modality->text));
    test.modality = *value;
  }
  const std::pair<const char*, std::vector<LexiconId>*> lists[] = {{"any", &test.any},
                                                                   {"root", &test.root},
                                                                   {"also", &test.also},
                                                                   {"none", &test.none},
                                                                   {"cue", &test.cue}};
  for (const auto& [key, into] : lists) {
    const Node* list = node.find(key);
    if (list == nullptr) continue;
    auto ids = read_lexicons(file, *list, target);
    if (!ids) return tl::unexpected(std::move(ids.error()));
    *into = std::move(*ids);
  }
  const std::pair<const char*, std::optional<bool>*> flags[] = {{"negated", &test.negated},
                                                                {"copular", &test.copular},
                                                                {"quoted", &test.quoted},
                                                                {"own", &test.own},
                                                                {"outlet", &test.outlet}};
  for (const auto& [key, into] : flags) {
    if (const Node* flag = node.find(key)) *into = flag->boolean;
  }
  if (const Node* flag = node.find("beside_events")) test.beside_events = flag->boolean;
  if (const Node* value = node.find("confidence")) test.confidence = value->number;
  return test;
}

Result<void> CodebookReader::read_stances(const LanguageFile& from) {
  Language& target = language(from.language);
  const Node* stances = from.file.root.find("stance");
  if (stances == nullptr || stances->kind != Node::Kind::list) {
    return complain(from.file, 1, "expected [[stance]] tables");
  }
  for (const Node& node : stances->list) {
    auto test = read_stance(from.file, node, target);
    if (!test) return tl::unexpected(std::move(test.error()));
    target.stances.push_back(std::move(*test));
  }
  return {};
}

}  // namespace dragoman
