// Members by what they have in common, the groups in the order in which their first members came.

struct Grouped<Key: Hashable, Members>: Sequence {
  private var order: [Key] = []
  private var members: [Key: Members] = [:]

  init() {}

  subscript(key: Key, default empty: @autoclosure () -> Members) -> Members {
    get { members[key] ?? empty() }
    _modify {
      if members[key] == nil { order.append(key) }
      yield &members[key, default: empty()]
    }
  }

  func makeIterator() -> some IteratorProtocol<(key: Key, members: Members)> {
    order.lazy.compactMap { key in members[key].map { (key: key, members: $0) } }.makeIterator()
  }
}

func grouped<Key: Hashable, Member>(
  _ members: some Sequence<Member>, by key: (Member) -> Key
) -> Grouped<Key, [Member]> {
  var groups = Grouped<Key, [Member]>()
  for member in members { groups[key(member), default: []].append(member) }
  return groups
}
