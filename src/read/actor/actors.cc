#include "read/actor/actors.h"

#include <algorithm>
#include <utility>

#include "read/actor/metonym.h"
#include "read/actor/resolve.h"
#include "read/actor/scene.h"

namespace dragoman::actor {
namespace {

// The word of the mention that the rest of the sentence hangs on; without a tree the last word of the name.
Index head_word(const Reading& reading, const Scene& scene, const Found& found) {
  const std::size_t first = scene.unit_from(found.text.begin);
  std::size_t last = scene.unit_from(found.text.end);
  if (first >= last) return kNone;
  --last;
  while (last > first && scene.is_possessive(last)) --last;
  const ByteRange core = found.name.empty() ? found.text : found.name;
  for (const ByteRange part : {core, found.text}) {
    for (std::size_t unit = scene.unit_from(part.begin);
         unit <= last && scene.units[unit].text.end <= part.end; ++unit) {
      const Index word = scene.word_of[unit];
      if (word == kNone) continue;
      const Index head = reading.words[word].head;
      if (head != kNone && head != word && !found.text.contains(reading.words[head].text)) return word;
    }
  }
  return scene.word_of[last];
}

std::vector<Found> find_all(const Scene& scene) {
  std::vector<Found> found;
  find_persons(scene, found);
  find_bodies(scene, found);
  find_listed(scene, found);
  find_nominals(scene, found);
  find_pronouns(scene, found);
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::pair(a.text.begin, ~a.text.end) < std::pair(b.text.begin, ~b.text.end);
  });
  return found;
}

// "European Union on Monday": taggers read a day on into the name before it.
void cut_days(const Report& report, Mention& mention) {
  constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
  const std::string_view name = slice(report.text, mention.name);
  for (const std::string_view day : kDays) {
    if (!name.ends_with(day)) continue;
    for (const std::string_view before : {" on ", " last ", " late on ", " early on "}) {
      const std::size_t size = before.size() + day.size();
      if (name.size() <= size || !name.substr(0, name.size() - day.size()).ends_with(before)) continue;
      const std::uint32_t end = mention.name.end - static_cast<std::uint32_t>(size);
      if (mention.text.end == mention.name.end) mention.text.end = end;
      mention.name.end = end;
      return;
    }
  }
}

}  // namespace

Result<ActorKnowledge> ActorKnowledge::load(const std::filesystem::path& folder) {
  auto list = ActorList::load(folder / "actors");
  if (!list) return tl::unexpected(list.error());
  auto lexicon = Lexicon::load(folder / "actors" / "words");
  if (!lexicon) return tl::unexpected(lexicon.error());
  auto matcher = NameMatcher::load(folder / "models");
  if (!matcher) return tl::unexpected(matcher.error());
  return ActorKnowledge{std::move(*list), std::move(*lexicon), std::move(*matcher)};
}

void read_actors(const Report& report, const ActorKnowledge& knowledge, Reading& reading,
                 const std::vector<ByteRange>& place_names) {
  reading.mentions.resize(std::min(reading.mentions.size(), kMaxTagged));
  for (Mention& mention : reading.mentions) cut_days(report, mention);
  std::vector<Mention> mentions;
  std::vector<Detail> details;
  {
    const Scene scene(report, knowledge.list, knowledge.lexicon, reading, place_names);
    for (Found& found : find_all(scene)) {
      Mention mention;
      mention.text = found.text;
      mention.name = found.name;
      mention.kind = found.kind;
      mention.type = found.type;
      mention.head_word = head_word(reading, scene, found);
      mentions.push_back(mention);
      details.push_back(std::move(found.detail));
    }
  }
  reading.mentions = std::move(mentions);
  mark_metonyms(report, knowledge.list, details, reading);
  resolve_actors(report, knowledge, details, reading);
}

}  // namespace dragoman::actor
