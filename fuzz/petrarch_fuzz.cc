// Any bytes as dictionaries of all four kinds: they load, every fault names its line, and what loads codes a
// report, words of the input among its own, into events that stand inside the text.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "claim/petrarch/coder.h"
#include "read/read.h"

using namespace dragoman;

namespace {

// Five words a sentence, a flat tree under the second: enough for every path that asks a tree.
Reading reading_of(const std::string& text) {
  Reading reading;
  std::vector<ByteRange> words;
  for (std::size_t at = 0; at < text.size() && words.size() < 200;) {
    const std::size_t end = std::min(text.find_first_of(" \n\t_", at), text.size());
    if (end > at) words.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end + 1;
  }
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto first = static_cast<Index>(k - k % 5);
    const auto end = static_cast<Index>(std::min<std::size_t>(first + 5, words.size()));
    const Index root = std::min<Index>(first + 1, end - 1);
    if (k == first) reading.sentences.push_back({{words[k].begin, words[end - 1].end}, first, end, 0});
    static constexpr Deprel kRelations[] = {Deprel::nsubj, Deprel::root, Deprel::obj, Deprel::xcomp, Deprel::conj};
    Word word;
    word.text = words[k];
    word.lemma = std::string(text.substr(words[k].begin, words[k].end - words[k].begin));
    word.upos = k % 5 == 1 || k % 5 == 3 ? Upos::verb : k % 5 == 4 ? Upos::cconj : Upos::propn;
    word.head = k == root ? kNone : root;
    word.deprel = k == root ? Deprel::root : kRelations[k % 5 == 1 ? 0 : k % 5];
    reading.words.push_back(word);
  }
  return reading;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  petrarch::Dictionaries book;
  petrarch::add_actors({"NORTH [NOR]\nSOUTH [SOU/EAS]\n", "own"}, book);
  petrarch::add_actors({bytes, "a"}, book);
  petrarch::add_agents({bytes, "b"}, book);
  petrarch::add_discards({bytes.substr(0, size / 8), "c"}, book);
  petrarch::add_verbs({{"--- HIT [190] ---\nHIT\n", "own"}, {bytes, "d"}}, book);
  petrarch::finish(book);
  for (const petrarch::Fault& fault : book.faults)
    if (fault.where.find(':') == std::string::npos || fault.message.empty()) std::abort();
  Report report;
  report.text = "North hit South and East . " + repair_utf8(bytes.substr(0, 2000));
  const Reading reading = reading_of(report.text);
  for (const petrarch::Style style : {petrarch::Style::sequence, petrarch::Style::tree}) {
    book.style = style;
    for (const petrarch::Event& event : petrarch::code(report, reading, book, Day{2000, 1, 1})) {
      if (event.code.empty() || event.source == event.target) std::abort();
      for (const ByteRange range : {event.words, event.source_words, event.target_words})
        if (range.empty() || range.end > report.text.size()) std::abort();
    }
  }
  return 0;
}
