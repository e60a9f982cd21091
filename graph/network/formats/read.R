# Makes `networks`, a network an edition (package network), of nodes.csv and ties.csv beside this file.
# Directed where ties run from who reports to who is named; bipartite where there are two kinds of nodes.
# Then, for example:
#   library(ergm)
#   ergm(networks[["2024"]] ~ edges + b1degree(1) + b2concurrent)            # two kinds of nodes
#   ergm(networks[["2024"]] ~ edges + nodematch("sector") + nodeifactor("layer"))  # who names whom
#   library(btergm)
#   btergm(networks[c("2020", "2024")] ~ edges + nodematch("sector"))        # over editions
# Editions differ in who was asked: who does not report (`reports` is 0) cannot name anybody.
library(network)

nodes <- read.csv("nodes.csv", encoding = "UTF-8", stringsAsFactors = FALSE, na.strings = "")
ties <- read.csv("ties.csv", encoding = "UTF-8", stringsAsFactors = FALSE, na.strings = "")
about <- read.csv("about.csv", encoding = "UTF-8", stringsAsFactors = FALSE)
parameters <- about$value[about$name == "parameters"]
partners <- grepl('"kind": "partners"', parameters, fixed = TRUE)
directed <- partners && grepl('"directed": true', parameters, fixed = TRUE)

networks <- lapply(split(nodes, nodes$edition), function(there) {
  there <- there[order(there$mode, there$id), ]
  first <- sum(there$mode == 1)
  two_kinds <- first < nrow(there)
  made <- network.initialize(nrow(there), directed = directed, bipartite = if (two_kinds) first else FALSE)
  rows <- ties[ties$edition == there$edition[1], ]
  if (nrow(rows)) {
    add.edges(made, match(rows$source, there$id), match(rows$target, there$id),
              names.eval = rep(list("weight"), nrow(rows)), vals.eval = as.list(rows$weight))
  }
  network.vertex.names(made) <- there$id
  for (name in c("label", "sector", "level", "layer", "state", "entries", "reports")) {
    values <- there[[name]]
    values[is.na(values)] <- if (is.numeric(values)) 0 else ""
    set.vertex.attribute(made, name, values)
  }
  made
})
