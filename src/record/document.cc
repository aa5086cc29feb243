#include "record/document.h"

#include <algorithm>

namespace dragoman {

ByteRange sentence_of(const Reading& reading, ByteRange evidence) {
  ByteRange out = evidence;
  auto sentence = std::partition_point(reading.sentences.begin(), reading.sentences.end(),
                                       [&](const Sentence& s) { return s.text.end <= evidence.begin; });
  for (; sentence != reading.sentences.end() && sentence->text.begin < evidence.end; ++sentence) {
    out = hull(out, sentence->text);
  }
  return out;
}

}  // namespace dragoman
