#include "read/speech/plain.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/unicode.h"
#include "read/speech/speaker.h"

namespace dragoman::speech {
namespace {

constexpr Index kMaxSpeakerWords = 9;

// The words of one sentence with what the patterns ask of them.
struct Line {
  const Report& report;
  const Reading& reading;
  const PlainCues& cues;
  const std::vector<Quotation>& quotations;
  Index first = 0;
  Index end = 0;

  [[nodiscard]] std::string_view text(Index w) const { return slice(report.text, reading.words[w].text); }
  [[nodiscard]] Index quotation(Index w) const {
    return quotation_at(quotations, reading.words[w].text.begin);
  }
  [[nodiscard]] bool is_mark(Index w) const {
    const std::string_view form = text(w);
    return std::ranges::all_of(form, [](char c) { return static_cast<unsigned char>(c) < 0x80; })
               ? std::ranges::none_of(form, [](unsigned char c) { return std::isalnum(c) != 0; })
               : reading.words[w].upos == Upos::punct || main_script(form) == Script::other;
  }
  [[nodiscard]] ByteRange bytes(Index from, Index to) const {
    return {reading.words[from].text.begin, reading.words[to - 1].text.end};
  }
};

bool is_in(const WordSet& set, std::string_view form) {
  return set.contains(lower(form));
}

// A half-open run of words without marks at its edges; nothing if no word is left.
std::optional<ByteRange> run(const Line& line, Index from, Index to) {
  while (from < to && line.is_mark(from)) ++from;
  while (to > from && line.is_mark(to - 1)) --to;
  if (from >= to) return std::nullopt;
  return line.bytes(from, to);
}

// Return the end of the speaker's name that starts at word `w`: at a mark, a stop word, a quotation or the
// limit.
Index name_end(const Line& line, Index w) {
  const Index voice = w < line.end ? line.quotation(w) : kNone;
  Index end = w;
  while (end < line.end && end - w < kMaxSpeakerWords && !line.is_mark(end) && line.quotation(end) == voice &&
         !is_in(line.cues.stops, line.text(end)) && !is_in(line.cues.particles, line.text(end)))
    ++end;
  return end;
}

// Return the start of the name that ends before word `w`.
Index name_start(const Line& line, Index w) {
  Index start = w;
  while (start > line.first && w - start < kMaxSpeakerWords && !line.is_mark(start - 1) &&
         line.quotation(start - 1) == kNone)
    --start;
  return start;
}

Attribution made(std::optional<ByteRange> source, ByteRange cue, ByteRange content, SpeechType type) {
  Attribution out;
  if (source) out.source = {*source};
  out.cue = {cue};
  out.content = {content};
  out.type = type;
  return out;
}

// Return the quotation that touches the words [from, to) on either side, marks aside, within the block.
Index quotation_beside(const Line& line, Index from, Index to) {
  for (Index w = from, steps = 0; w > 0 && steps < 4; ++steps) {
    --w;
    if (line.quotation(w) != kNone) return line.quotation(w);
    if (!line.is_mark(w)) break;
  }
  for (Index w = to, steps = 0; w < line.reading.words.size() && steps < 4; ++w, ++steps) {
    if (line.quotation(w) != kNone) return line.quotation(w);
    if (!line.is_mark(w)) break;
  }
  return kNone;
}

// «…», said X — X said: «…» — X “…” dedi.
std::optional<Attribution> quoted(const Line& line, Index verb) {
  const Index behind_end = name_end(line, verb + 1);
  const Index before_start = name_start(line, verb);
  const Index quotation = quotation_beside(line, before_start, behind_end);
  if (quotation == kNone) return std::nullopt;
  const Quotation& q = line.quotations[quotation];
  const bool ahead = q.text.begin < line.reading.words[verb].text.begin;
  std::optional<ByteRange> source;
  if (line.cues.verb_final) {
    // The speaker opens the sentence, before the quotation.
    Index to = line.first;
    while (to < verb && line.quotation(to) == kNone) ++to;
    source = run(line, line.first, std::min(to, line.first + kMaxSpeakerWords));
  } else if ((ahead || line.cues.subject_follows) && behind_end > verb + 1) {
    source = run(line, verb + 1, behind_end);
  } else {
    source = run(line, before_start, verb);
  }
  return made(source, line.reading.words[verb].text, q.text, SpeechType::direct);
}

// X said that …
std::optional<Attribution> with_particle(const Line& line, Index verb) {
  Index particle = verb + 1;
  const Index limit = std::min(line.end, verb + 16);
  while (particle < limit && !is_in(line.cues.particles, line.text(particle))) ++particle;
  if (particle >= limit) return std::nullopt;
  const std::optional<ByteRange> content = run(line, particle, line.end);
  std::optional<ByteRange> source = line.cues.subject_follows
                                        ? run(line, verb + 1, std::min(name_end(line, verb + 1), particle))
                                        : run(line, name_start(line, verb), verb);
  if (!source && !line.cues.subject_follows)
    source = run(line, verb + 1, std::min(name_end(line, verb + 1), particle));
  if (!content) return std::nullopt;
  return made(source, line.reading.words[verb].text, *content, SpeechType::indirect);
}

// X, … olduğunu söyledi: the speaker up to the first comma, the content up to the verb.
std::optional<Attribution> verb_final(const Line& line, Index verb) {
  Index comma = line.first;
  while (comma < verb && line.text(comma) != ",") ++comma;
  if (comma >= verb || comma - line.first > kMaxSpeakerWords) return std::nullopt;
  const std::optional<ByteRange> source = run(line, line.first, comma);
  const std::optional<ByteRange> content = run(line, comma + 1, verb);
  if (!source || !content) return std::nullopt;
  return made(source, line.reading.words[verb].text, *content, SpeechType::indirect);
}

// …, said X: the sentence before the verb.
std::optional<Attribution> tagged(const Line& line, Index verb) {
  if (verb < line.first + 3 || line.text(verb - 1) != ",") return std::nullopt;
  const std::optional<ByteRange> source = run(line, verb + 1, name_end(line, verb + 1));
  const std::optional<ByteRange> content = run(line, line.first, verb);
  if (!source || !content) return std::nullopt;
  return made(source, line.reading.words[verb].text, *content, SpeechType::indirect);
}

// Return how many words the phrase takes that starts at word `w`; 0 if it does not stand there. A phrase that
// ends in a letter glued to the name ("وفقا ل") takes that word as the name's first.
Index phrase_length(const Line& line, Index w, std::string_view phrase) {
  Index at = w;
  while (!phrase.empty() && at < line.end) {
    const std::size_t blank = phrase.find(' ');
    const std::string_view part = phrase.substr(0, blank);
    const std::string form = lower(line.text(at));
    if (blank == std::string_view::npos && at > w && form.starts_with(part) && part.size() <= 2)
      return at - w;
    if (form != part) return 0;
    ++at;
    phrase = blank == std::string_view::npos ? std::string_view() : phrase.substr(blank + 1);
  }
  return phrase.empty() ? at - w : 0;
}

std::optional<Attribution> by_source_phrase(const Line& line, Index w) {
  for (const std::string& phrase : line.cues.sources) {
    const Index length = phrase_length(line, w, phrase);
    if (length == 0 || line.quotation(w) != kNone) continue;
    const Index end = name_end(line, w + length);
    const std::optional<ByteRange> source = run(line, w + length, end);
    std::optional<ByteRange> content = run(line, end, line.end);
    if (!content || content->size() < 12) content = run(line, line.first, w);
    if (source && content) return made(source, line.bytes(w, w + length), *content, SpeechType::indirect);
  }
  return std::nullopt;
}

std::optional<Attribution> by_postposition(const Line& line, Index w) {
  if (!is_in(line.cues.postpositions, line.text(w)) || w == line.first) return std::nullopt;
  const std::optional<ByteRange> source = run(line, name_start(line, w), w);
  const std::optional<ByteRange> content = run(line, w + 1, line.end);
  if (!source || !content) return std::nullopt;
  return made(source, line.reading.words[w].text, *content, SpeechType::indirect);
}

std::optional<Attribution> attribution_at(const Line& line, Index w) {
  if (std::optional<Attribution> found = by_source_phrase(line, w)) return found;
  if (std::optional<Attribution> found = by_postposition(line, w)) return found;
  if (!is_in(line.cues.verbs, line.text(w)) || line.quotation(w) != kNone) return std::nullopt;
  if (std::optional<Attribution> found = quoted(line, w)) return found;
  if (line.cues.verb_final) return verb_final(line, w);
  if (std::optional<Attribution> found = with_particle(line, w)) return found;
  return tagged(line, w);
}

void name_plain_speaker(const Report& report, const Reading& reading, const std::vector<Index>& mention_of,
                        Attribution& attribution) {
  attribution.speaker_name = "(unnamed)";
  if (attribution.source.empty()) return;
  attribution.speaker_name = squeeze(slice(report.text, attribution.source.front()));
  const ByteRange source = attribution.source.front();
  const auto first = std::partition_point(reading.words.begin(), reading.words.end(),
                                          [&](const Word& w) { return w.text.begin < source.begin; });
  for (auto word = first; word != reading.words.end() && word->text.begin < source.end; ++word) {
    const Index m = mention_of[static_cast<std::size_t>(word - reading.words.begin())];
    if (m == kNone || !source.contains(reading.mentions[m].text)) continue;
    attribution.speaker = reading.mentions[m].actor;
    attribution.speaker_name = reading.actors[attribution.speaker].name;
    if (reading.mentions[m].type == EntityType::person)
      return;  // "the minister's spokesman Petrov": the person speaks
  }
}

bool overlaps(const Attribution& a, const Attribution& b) {
  return a.content == b.content || a.cue == b.cue;
}

}  // namespace

std::vector<Attribution> find_plain_speech(const Report& report, const Reading& reading,
                                           const std::vector<Quotation>& quotations,
                                           const CueLexicon& lexicon) {
  const auto cues = lexicon.plain.find(report.language);
  std::vector<Attribution> all;
  if (cues == lexicon.plain.end()) return all;
  const std::vector<Index> mention_of = mentions_by_word(reading);
  for (const Sentence& sentence : reading.sentences) {
    const Line line{report, reading, cues->second, quotations, sentence.first, sentence.end};
    for (Index w = sentence.first; w < sentence.end; ++w) {
      std::optional<Attribution> found = attribution_at(line, w);
      if (!found || (!all.empty() && overlaps(all.back(), *found))) continue;
      name_plain_speaker(report, reading, mention_of, *found);
      all.push_back(std::move(*found));
    }
  }
  return all;
}

}  // namespace dragoman::speech
