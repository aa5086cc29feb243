#include "train/syntax/measure.h"

#include <cstdio>

namespace dragoman::train {
namespace {

struct Hits {
  std::size_t words = 0;
  std::size_t upos = 0;
  std::size_t xpos = 0;
  std::size_t heads = 0;
  std::size_t arcs = 0;  // head and relation
};

// Return the relation without its subtype.
std::string_view bare(Deprel deprel) {
  const std::string_view name = name_of(deprel);
  return name.substr(0, name.find(':'));
}

void count_tree(const Tree& tree, const syntax::ArcHybrid& parsed, Hits& hits) {
  for (std::uint32_t i = 0; i < tree.words.size(); ++i) {
    const std::size_t head = parsed.head(i) == tree.words.size() ? 0 : parsed.head(i) + 1;
    if (head != tree.words[i].head) continue;
    ++hits.heads;
    hits.arcs += bare(parsed.deprel(i)) == bare(tree.words[i].deprel);
  }
}

}  // namespace

std::string measure(std::span<const Tree> trees, const syntax::WordLists& lists, const syntax::Tagger& tagger,
                    const syntax::Parser* parser) {
  Hits hits;
  for (const Tree& tree : trees) {
    std::vector<syntax::WordForm> forms;
    for (const syntax::TreeWord& word : tree.words) forms.push_back(describe(word.form, lists));
    std::vector<syntax::Tag> tags(forms.size());
    tagger.tag(forms, tags);
    hits.words += forms.size();
    for (std::size_t i = 0; i < forms.size(); ++i) {
      hits.upos += tagger.labels()[tags[i]].upos == tree.words[i].upos;
      hits.xpos += tagger.labels()[tags[i]].xpos == tree.words[i].xpos;
    }
    if (parser != nullptr) count_tree(tree, parser->parse({forms, tags}), hits);
  }
  const auto share = [&](std::size_t n) {
    return 100.0 * static_cast<double>(n) / static_cast<double>(std::max<std::size_t>(hits.words, 1));
  };
  std::array<char, 80> line;
  std::snprintf(line.data(), line.size(), "UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f", share(hits.upos),
                share(hits.xpos), share(hits.heads), share(hits.arcs));
  return line.data();
}

}  // namespace dragoman::train
