/** A platform that embeds the verifier: one program, started as a deployment would start it. */
package consumer;
