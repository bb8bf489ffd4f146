package org.workcommons.vc.verifier;

import java.util.Map;
import org.workcommons.vc.json.JsonObject;

/** What the flags of {@link BadEvidence} mean, and what goes wrong where nobody minds. */
final class EvidenceFlags {
  private static final Map<String, String[]> NOTES =
      Map.ofEntries(
          flag("Control", "A good input, so that whoever refuses everything is found out.", "none"),
          flag(
              "Form",
              "A member is missing, unknown, out of its range or of another kind.",
              "Two readers see two rules, or one of them crashes."),
          flag(
              "Time",
              "A time that there is not, without an offset, or in the wrong order.",
              "Something counts when it does not count yet, or no longer."),
          flag(
              "Signature",
              "A proof is altered, copied, made for something else or of a legacy suite.",
              "Somebody signs who did not."),
          flag("Quorum", "Too few of those who have to sign did.", "One person decides for all."),
          flag(
              "Key",
              "A signer's key was revoked, or signs under two names.",
              "A thief signs, or one person counts twice."),
          flag("Anchor", "Nobody vouches for the beginning.", "A made-up community decides."),
          flag("Chain", "A version does not continue the one before it.", "Rules change unseen."),
          flag(
              "Text",
              "The words for people are not those that were signed.",
              "People agreed to something else."),
          flag(
              "Cycle",
              "Communities vouch for each other, too deeply, or for nobody that is here.",
              "Whoever asks never comes to an end, or believes a stranger."),
          flag("Stale", "An old edition, or an old end of a chain.", "What was taken back counts."),
          flag("Action", "Recognised to do something else.", "Who may ask is believed to tell."),
          flag("Name", "Two names that look alike.", "People take one for the other."),
          flag(
              "Context",
              "Another context, so that names mean something else.",
              "Signed words are read with another meaning."),
          flag(
              "Panel",
              "Others decide than those whom the lot drew.",
              "A party decides for itself."),
          flag(
              "Binding",
              "An outcome is about something else than its dispute or rating.",
              "A rating vanishes that nobody disputed."),
          flag("Appeal", "Too late, or once too often.", "A dispute never ends."),
          flag(
              "Late",
              "Decided when the time for it was over, or not at all.",
              "A rating is in dispute for ever."),
          flag(
              "Recovery",
              "Whoever keeps or recovers keys for others signs in their place.",
              "Guardians agree among themselves, and speak for a member or for the community."),
          flag(
              "FineTime",
              "A time finer than the month of work, or than the day of a rating.",
              "Whoever was rated finds out who rated."),
          flag("Counts", "Numbers do not add up.", "Ratings appear or vanish."),
          flag(
              "Selection",
              "Part of a record is left out, doubled or moved.",
              "Bad months are hidden, good ones count twice."),
          flag(
              "Scale",
              "Rated on another scale, or off it.",
              "Three of three passes for three of ten."),
          flag(
              "Assurance",
              "Somebody's word is passed off as that of somebody who knows better.",
              "Invented work counts in full."),
          flag(
              "SelfRating", "Somebody rates or vouches for herself.", "Good ratings cost nothing."),
          flag("Double", "Two ratings of one job, or one for two.", "One job counts twice."),
          flag(
              "Engagement",
              "No job that both signed stands behind a rating.",
              "Ratings cost nothing."),
          flag(
              "Mixing",
              "A history of two people, or of somebody who did not present it.",
              "A stranger's good name is borrowed."));

  private EvidenceFlags() {}

  private static Map.Entry<String, String[]> flag(String name, String description, String effect) {
    return Map.entry(name, new String[] {description, effect});
  }

  static JsonObject note(String flag) {
    var note = NOTES.get(flag);
    return JsonObject.builder().put("description", note[0]).put("effect", note[1]).build();
  }
}
