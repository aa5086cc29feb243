#include "claim/petrarch/coder.h"

#include <iterator>

#include "claim/petrarch/events.h"

namespace dragoman::petrarch {

std::vector<Event> code(const Report& report, const Reading& reading, const Dictionaries& dictionaries,
                        std::optional<Day> day) {
  const Tree tree(report, reading);
  std::vector<Event> events;
  for (const Sentence& sentence : reading.sentences) {
    Scene scene = scene_of(tree, sentence, dictionaries, day);
    bool story = false;
    const bool discarded = is_discarded(scene, story);
    if (story) return {};
    if (discarded) continue;
    auto found = dictionaries.style == Style::tree ? events_in_tree(scene) : events_in_sequence(scene);
    events.insert(events.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  return events;
}

}  // namespace dragoman::petrarch
