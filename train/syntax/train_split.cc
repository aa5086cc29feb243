// The splitter: cuts and sentence ends from the "# text" lines of treebanks.
#include <map>

#include "base/unicode.h"
#include "base/utf8.h"
#include "train/syntax/perceptron.h"
#include "train/syntax/random.h"
#include "train/syntax/trainers.h"

namespace dragoman::train {
namespace {

using syntax::Cut;

// A paragraph put together from its sentences, with the gold cuts as ranges.
struct Paragraph {
  std::string text;
  std::vector<ByteRange> words;
  std::vector<std::uint32_t> token_ends;     // in words
  std::vector<std::uint32_t> sentence_ends;  // in words
  std::map<std::size_t, Cut> cuts;           // places inside chunks where something ends
};

// Return whether the words' forms put together are the token's.
bool is_whole(const Tree& tree, const syntax::TreeToken& token) {
  std::string joined;
  for (std::size_t i = token.first; i < token.end; ++i) joined += tree.words[i].form;
  return joined == token.form;
}

// Append a sentence; return false if its tokens do not spell its text.
bool append_sentence(const Tree& tree, Paragraph& out) {
  std::size_t at = out.text.size();
  out.text += tree.text;
  for (const syntax::TreeToken& token : tree.tokens) {
    while (at < out.text.size() && out.text.compare(at, token.form.size(), token.form) != 0) {
      std::size_t next = at;
      if (!is_space(decode_utf8(out.text, next))) return false;
      at = next;
    }
    if (at >= out.text.size()) return false;
    const bool whole = is_whole(tree, token);
    for (std::size_t i = token.first; i < token.end && whole; ++i) {
      const std::size_t end = at + tree.words[i].form.size();
      out.words.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      out.cuts[end] = i + 1 == token.end ? Cut::token : Cut::word;
      at = end;
    }
    if (!whole) {
      out.words.push_back(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + token.form.size())});
      at += token.form.size();
      out.cuts[at] = Cut::token;
    }
    out.token_ends.push_back(static_cast<std::uint32_t>(out.words.size()));
  }
  out.sentence_ends.push_back(static_cast<std::uint32_t>(out.words.size()));
  return true;
}

std::vector<Paragraph> paragraphs_of(std::span<const Tree> trees) {
  std::vector<Paragraph> out;
  bool sound = true;
  bool space = false;
  for (const Tree& tree : trees) {
    if (out.empty() || tree.new_paragraph || !sound) out.emplace_back();
    if (!out.back().text.empty() && space) out.back().text += ' ';
    sound = append_sentence(tree, out.back());
    if (!sound) out.pop_back();
    space = tree.tokens.back().space_after;
  }
  return out;
}

std::vector<syntax::Chunk> chunks_of(std::string_view text) {
  std::vector<syntax::Chunk> chunks;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t next = at;
    const char32_t c = at < text.size() ? decode_utf8(text, next) : U' ';
    if (is_space(c)) {
      if (at > begin) chunks.push_back({text.substr(begin, at - begin), 0});
      begin = std::max(next, at + 1);
    } else if (at == begin && !chunks.empty()) {
      chunks.back().next = c;
    }
    at = std::max(next, at + 1);
  }
  return chunks;
}

void learn_cuts(const Paragraph& paragraph, Perceptron& model, syntax::FeatureList& features) {
  std::array<std::int32_t, syntax::kCuts> scores{};
  for (const syntax::Chunk& chunk : chunks_of(paragraph.text)) {
    const auto offset = static_cast<std::size_t>(chunk.text.data() - paragraph.text.data());
    Cut before = Cut::none;
    for (std::size_t at = 0; at < chunk.text.size();) {
      decode_utf8(chunk.text, at);
      if (at >= chunk.text.size() || !syntax::is_cut_place(chunk.text, at)) continue;
      const auto found = paragraph.cuts.find(offset + at);
      const Cut gold = found == paragraph.cuts.end() ? Cut::none : found->second;
      cut_features(chunk, at, before, features);
      model.score(features.view(), scores);
      const auto guess = static_cast<Cut>(syntax::best_of(scores));
      model.update(features.view(), static_cast<std::size_t>(gold), static_cast<std::size_t>(guess));
      model.tick();
      before = guess;
    }
  }
}

void learn_breaks(const Paragraph& paragraph, std::span<const syntax::WordForm> forms, Perceptron& model,
                  syntax::FeatureList& features) {
  std::array<std::int32_t, 2> scores{};
  syntax::BreakPlace place{.text = paragraph.text, .words = paragraph.words, .forms = forms};
  std::size_t sentence = 0;
  std::uint32_t first = 0;
  for (const std::uint32_t end : paragraph.token_ends) {
    for (place.i = first; place.i < end; ++place.i) step_over(place);
    --place.i;
    first = end;
    const bool gold = paragraph.sentence_ends[sentence] == end;
    if (is_break_place(place)) {
      break_features(place, features);
      model.score(features.view(), scores);
      model.update(features.view(), gold, syntax::best_of(scores));
      model.tick();
    }
    if (!gold) continue;
    ++sentence;
    place.sentence_first = end;
    place.open_quote = false;
    place.open_brackets = 0;
  }
}

// Return the runs of letters and digits that mostly hold two words, with the length of the first.
std::string train_runs(std::span<const Tree> trees) {
  std::map<std::string, std::map<std::uint32_t, int>> counts;
  for (const Tree& tree : trees)
    for (const syntax::TreeToken& token : tree.tokens) {
      const bool two = token.end - token.first == 2 && is_whole(tree, token);
      const bool plain = std::all_of(token.form.begin(), token.form.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
      if (!plain || token.form.size() > 24) continue;
      ++counts[lower(token.form)][two ? static_cast<std::uint32_t>(tree.words[token.first].form.size()) : 0];
    }
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (const auto& [run, cuts] : counts) {
    const auto most =
        std::max_element(cuts.begin(), cuts.end(), [](auto& a, auto& b) { return a.second < b.second; });
    if (most->first > 0 && most->second >= 2) entries.emplace_back(syntax::run_key(run), most->first);
  }
  return syntax::encode_lookup(entries);
}

}  // namespace

Sections train_splitter(std::span<const Tree> trees, const syntax::WordLists& lists,
                        const Settings& settings) {
  const std::vector<Paragraph> paragraphs = paragraphs_of(trees);
  std::vector<std::vector<syntax::WordForm>> forms;
  for (const Paragraph& paragraph : paragraphs) {
    forms.emplace_back();
    for (const ByteRange word : paragraph.words)
      forms.back().push_back(describe(slice(paragraph.text, word), lists));
  }
  Perceptron cuts(syntax::kCuts);
  Perceptron breaks(2);
  std::mt19937_64 random(settings.seed);
  syntax::FeatureList features;
  for (int epoch = 0; epoch < settings.epochs; ++epoch)
    for (const std::size_t p : shuffled(paragraphs.size(), random)) {
      learn_cuts(paragraphs[p], cuts, features);
      learn_breaks(paragraphs[p], forms[p], breaks, features);
    }
  const Perceptron::Prune prune{settings.min_updates, settings.small};
  return {{"cuts", cuts.encode(prune)}, {"breaks", breaks.encode(prune)}, {"runs", train_runs(trees)}};
}

}  // namespace dragoman::train
