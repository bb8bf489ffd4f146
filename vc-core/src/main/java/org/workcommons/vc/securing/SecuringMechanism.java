package org.workcommons.vc.securing;

/** How a credential or presentation is made verifiable. VCDM 2.0 §4.12. */
public sealed interface SecuringMechanism permits DataIntegrity, Jose {}
