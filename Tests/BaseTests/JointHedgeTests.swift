import Testing

@testable import Base

private enum Formula { case sum, difference, quotient, smallest }

private func result(_ formula: Formula, _ x: [Double]) -> Double? {
  switch formula {
  case .sum: x[0] + x[1]
  case .difference: x[0] - x[1]
  case .quotient: x[1] == 0 ? nil : x[0] / x[1]
  case .smallest: min(x[0], x[1])
  }
}

// What is said of a formula of 20 and 100, each with its hedge.
@Test(arguments: [
  (.quotient, nil, nil, .exact),
  (.quotient, .moreThan, nil, .hedged(.moreThan)),
  (.quotient, nil, .moreThan, .hedged(.upTo)),
  (.quotient, .upTo, nil, .hedged(.upTo)),
  (.quotient, nil, .upTo, .hedged(.atLeast)),
  (.quotient, .almost, nil, .hedged(.almost)),
  (.quotient, nil, .almost, .hedged(.about)),
  (.quotient, .about, .almost, .hedged(.about)),
  (.quotient, .moreThan, .moreThan, .open),  // 21 of 1,000, or 90 of 101
  (.quotient, .moreThan, .upTo, .hedged(.atLeast)),
  (.quotient, .moreThan, .almost, .hedged(.moreThan)),  // more of less
  (.quotient, .about, .moreThan, .open),  // no more than about a fifth
  (.quotient, .upTo, .almost, .open),
  (.difference, .moreThan, .moreThan, .open),
  (.difference, nil, .atLeast, .hedged(.upTo)),
  (.sum, .moreThan, .moreThan, .hedged(.moreThan)),
  (.sum, .moreThan, .atLeast, .hedged(.atLeast)),
  (.sum, .moreThan, .upTo, .open),
  (.smallest, nil, .moreThan, .exact),  // 20, however much more than 100 the other is
  (.smallest, .moreThan, nil, .hedged(.moreThan)),  // 21, and 100 where it is 200
] as [(Formula, Hedge?, Hedge?, JointHedge)])
private func hedgesOfTwo(_ formula: Formula, _ first: Hedge?, _ second: Hedge?, _ expected: JointHedge) {
  #expect(JointHedge(of: [first, second], [20, 100]) { result(formula, $0) } == expected)
}
