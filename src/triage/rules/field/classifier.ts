/**
 * The trained side of triage: small networks over a question's numbers (question-numbers.ts). Weights are data, learned
 * by `npm run train -- triage`; corpus/triage/README.md says how good they are.
 */
import { dot } from "#language/dot.ts";

/** A hidden layer, and the numbers themselves beside it: rows of weights, one for each unit or class. */
export type Network = { hidden: Float32Array; bias: Float32Array; out: Float32Array; direct: Float32Array; constant: Float32Array };

/** A yes-or-no question: yes where the sum reaches `threshold`. */
export type Detector = { weights: Float32Array; constant: number; threshold: number };

/** @returns what each class gets before the softmax, the mean of the networks */
export function classScores(networks: readonly Network[], numbers: Float32Array): Float32Array {
  const scores = new Float32Array(networks[0]!.constant.length);
  for (const network of networks) {
    const bent = hiddenOf(network, numbers);
    scores.forEach((_, c) => {
      const sum = network.constant[c]! + dot(bent, network.out, c * bent.length) + dot(numbers, network.direct, c * numbers.length);
      scores[c]! += sum / networks.length;
    });
  }
  return scores;
}

/** Units after their bend. */
export function hiddenOf(network: Pick<Network, "hidden" | "bias">, numbers: Float32Array): Float32Array {
  return network.bias.map((bias, h) => Math.max(0, bias + dot(numbers, network.hidden, h * numbers.length)));
}

/** @param temperature above 1 makes it less sure: over-trained networks are too sure of themselves */
export function shares(scores: Float32Array, temperature = 1): Float32Array {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const raised = scores.map((score) => Math.exp((score - most) / temperature));
  const total = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / total);
}

/** @returns how far above its threshold the detector is; 0 and more is yes */
export function detects({ weights, constant, threshold }: Detector, numbers: Float32Array): number {
  return constant + dot(numbers, weights, 0) - threshold;
}
