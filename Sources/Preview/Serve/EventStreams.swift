import NIOCore
import NIOHTTP1
import Synchronization

/// The open event streams. A class: the server adds to it, the watch sends through it.
final class EventStreams: Sendable {
  private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

  func add(_ channel: any Channel) {
    channels.withLock { $0[ObjectIdentifier(channel)] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      _ = self?.channels.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
    }
  }

  var count: Int { channels.withLock { $0.count } }

  func send(generation: Int) { send(event(generation)) }

  /// A sign of life, without which a broken connection would never be noticed. A reader that has not taken what was
  /// sent since the last one is let go.
  func beat() {
    for channel in channels.withLock({ Array($0.values) }) where !channel.isWritable {
      channel.close(promise: nil)
    }
    send(": \n\n")
  }

  private func send(_ text: String) {
    for channel in channels.withLock({ Array($0.values) }) {
      channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: text))), promise: nil)
    }
  }

  func closeAll() {
    for channel in channels.withLock({ Array($0.values) }) { channel.close(promise: nil) }
  }
}

func event(_ generation: Int) -> String { "event: generation\ndata: \(generation)\n\n" }

/// How many connections are open. A class: all of them share it.
final class ConnectionCount: Sendable {
  private let value = Atomic<Int>(0)

  var now: Int { value.load(ordering: .relaxed) }
  func add(_ change: Int) { value.add(change, ordering: .relaxed) }
}
