// Any text is split, tagged and parsed: words lie in order inside the text, sentences cover them, and every
// sentence is a tree with one word under the root.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "read/syntax/layer.h"
#include "read/syntax/models.h"

using namespace dragoman;

namespace {

void check_sentence(const Reading& reading, const Sentence& sentence) {
  std::size_t roots = 0;
  for (Index i = sentence.first; i < sentence.end; ++i) {
    const Index head = reading.words[i].head;
    if (head == kNone)
      ++roots;
    else if (head < sentence.first || head >= sentence.end || head == i)
      std::abort();
  }
  if (roots != 1) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const syntax::Models models = syntax::Models::load(DRAGOMAN_KNOWLEDGE_DIR "/models", "en").value();
  Report report{.language = "en"};
  report.text = repair_utf8({reinterpret_cast<const char*>(data), size});
  report.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(report.text.size())}});
  Reading reading;
  read_syntax(report, models, reading);
  std::uint32_t behind = 0;
  for (const Word& word : reading.words) {
    if (word.text.begin < behind || word.text.end > report.text.size()) std::abort();
    behind = word.text.begin;
  }
  Index next = 0;
  const bool has_trees = std::any_of(reading.words.begin(), reading.words.end(),
                                     [](const Word& word) { return word.deprel == Deprel::root; });
  for (const Sentence& sentence : reading.sentences) {
    if (sentence.first != next || sentence.end <= sentence.first) std::abort();
    next = sentence.end;
    if (has_trees) check_sentence(reading, sentence);
  }
  if (next != reading.words.size()) std::abort();
  return 0;
}
