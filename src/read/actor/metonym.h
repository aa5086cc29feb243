// Whether a place name stands for its government: "Moscow said" against "in Moscow". Internal to
// src/read/actor.
#pragma once

#include <vector>

#include "read/actor/scene.h"

namespace dragoman::actor {

// Set Mention::as_actor on states and seats that act, speak, own or are addressed. Without a tree, states
// stand as actors unless a preposition of place goes before, seats only before a verb of saying.
void mark_metonyms(const Report& report, const ActorList& list, const std::vector<Detail>& details,
                   Reading& reading);

}  // namespace dragoman::actor
