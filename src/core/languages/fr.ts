import { plural } from "../text.ts";
import { type Language, listOf, type Phrases } from "./language.ts";

const phrases: Phrases = {
  presented: (count) => (count > 1 ? "ont présenté" : "a présenté"),
  onDay: (day) => `le ${day}`,
  hours: (from, to) => {
    if (from === to) return `à ${from}`;
    if (to === undefined) return `après ${from}`;
    return from === undefined ? `avant ${to}` : `entre ${from} et ${to}`;
  },
  at: (room) => `en ${room}`,
  wasOn: (day) => `C'est le ${day}`,
  and: "et",
  talks: (count) => plural(count, "exposé"),
  days: (count) => plural(count, "jour"),
  presenters: (count) => plural(count, "intervenant"),
  rooms: (names) =>
    names.length === 0
      ? "Le programme ne nomme aucune salle."
      : `${plural(names.length, "salle")} : ${names.join(", ")}`,
  ofKind: (format) => `du genre « ${format} »`,
  about: (topic) => `sur « ${topic} »`,
  by: (name) => `de ${name}`,
  gave: (name, count) => `${name} a donné ${plural(count, "exposé")}`,
  spokeOn: (day) => `Ont parlé le ${day} :`,
  spokeAt: (workshop) => `Ont parlé à ${workshop} :`,
  noTalks: (subject) => `Je ne connais aucun exposé ${subject}.`,
  onlyNotes: (topic) =>
    `Les exposés ne disent rien de « ${topic} », mais des notes prises dans la salle en parlent :`,
  noAnswer: (topic) => `Je ne sais pas : les exposés ne disent rien de « ${topic} ».`,
  nobody: (name) => `Je ne connais aucun intervenant du nom de « ${name} ».`,
  notThen: (workshop, first, last) =>
    `Je ne connais aucun exposé ce jour-là : ${workshop} a duré du ${first} au ${last}.`,
  nearest: "Ce qui s'en approche le plus :",
  said: "Dans",
  alsoOnIt: "Aussi à ce sujet :",
  alsoSaid: "Il a aussi été dit :",
  moreTalks: (count) => `… et encore ${plural(count, "exposé")}.`,
  allTalks: "Tous les exposés",
  open: "Ouvrir",
  held: (workshop, place) => `${workshop} a eu lieu ici : ${place}.`,
  noPlace: (workshop) => `Je ne sais pas où ${workshop} a eu lieu.`,
  ran: (workshop, first, last) =>
    first === last ? `${workshop} a eu lieu le ${first}.` : `${workshop} a eu lieu du ${first} au ${last}.`,
  noPresenter: (title) => `Le programme ne dit pas qui a donné « ${title} ».`,
  noRoom: (title) => `Je ne connais pas la salle de « ${title} ».`,
  noLinks: (title) => `Je ne connais aucun lien pour « ${title} ».`,
  noTime: "L'heure n'est pas connue.",
  number: (place, count) => `numéro ${place} sur ${count} ce jour-là`,
  affiliated: (name, affiliation) => `${name} était là pour ${affiliation}.`,
  lasted: (minutes) => plural(minutes, "minute"),
  otherWorkshop: (name) => `Tiré de ${name}.`,
  dontFollow: "Je ne sais pas de quoi il s'agit : posez la question en entier.",
};

/** French. */
export const french: Language = {
  code: "fr",
  phrases,
  ordinals: [
    ["premier", "premiere", "1er", "1ere"],
    ["deuxieme", "second", "seconde", "2e", "2eme"],
    ["troisieme", "3e", "3eme"],
    ["quatrieme", "4e", "4eme"],
    ["cinquieme", "5e", "5eme"],
    ["sixieme", "6e", "6eme"],
    ["septieme", "7e", "7eme"],
    ["huitieme", "8e", "8eme"],
    ["neuvieme", "9e", "9eme"],
    ["dixieme", "10e", "10eme"],
  ],
  kinds: [
    {
      asks: listOf("a quelle frequence, combien de fois, tous les combien"),
      tells:
        /\b(?:chaque|tous les|toutes les|fois|par (?:jour|semaine|mois|an|trimestre)|every|each|once|per|a (?:day|week|month|quarter|year))\b/iu,
    },
    {
      asks: listOf("combien de temps, en combien de temps, duree, quelle duree, attente"),
      tells:
        /(?:\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|two|three|four|five|seven|eight|nine|ten))[\s\u00a0-]*(?:[mµn]?s|h|min|(?:milli|micro|nano)?second[es]*|minutes?|heures?|hours?|jours?|days?|semaines?|weeks?|mois|months?|ans?|annees?|années?|years?)\b/iu,
    },
    {
      implied: true,
      asks: listOf("cout, coute, coutent, prix, tarif, cher"),
      tells: /[€$£]|\d\s?%|\b(?:eur|euros?|dollars?|centimes?|cents?)\b/iu,
    },
    { asks: listOf("version, versions"), tells: /\d+\.\d+|\bversions?\b/iu },
    {
      implied: true,
      asks: listOf("pourcentage, quelle part, proportion, erreur"),
      tells: /%|\bpour ?cent\b/iu,
    },
    { asks: listOf("annee, quelle annee"), tells: /\b1[5-9]\d\d\b|\b20\d\d\b/u },
    {
      asks: listOf("combien, nombre de, taille, temperature, vitesse, moyenne"),
      tells:
        /(?<![\p{L}\d-])\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille|dizaines?|douzaines?|centaines?|milliers?|millions?|milliards?|moitié|two|three|four|five|seven|eight|nine|ten|dozens?|hundreds?|thousands?)\b/iu,
    },
  ],
  formats: {
    keynote: listOf("keynote, keynotes, conference invitee, conferences invitees"),
    plenary: listOf(
      "pleniere, plenieres, conference pleniere, conferences plenieres, session pleniere, seance pleniere",
    ),
    bof: listOf("bof, bofs"),
    lightning: listOf(
      "presentation eclair, presentations eclair, expose eclair, exposes eclair, conference eclair, conferences eclair",
    ),
    tutorial: listOf("tutoriel, tutoriels, tuto, tutos"),
    workshop: listOf("atelier, ateliers"),
    panel: listOf("panel, panels, table ronde, tables rondes"),
    roundtable: ["round table"],
    poster: listOf("poster, posters, session posters, session poster"),
  },
  clock: {
    at: listOf("a, de, vers, pour, des"),
    after: listOf("apres, a partir de, depuis, des, passe"),
    before: listOf("avant, jusqu a"),
    from: listOf("de, entre"),
    to: listOf("a, et, jusqu a"),
    parts: [
      { names: ["matin", "matinee"], from: 0, to: 12 },
      { names: ["apres midi", "aprem"], from: 12, to: 18 },
      { names: ["soir", "soiree"], from: 17, to: 24 },
      { names: ["midi"], from: 12, to: 14 },
    ],
    now: listOf("maintenant, en ce moment, actuellement"),
    this: ["ce", "cet", "cette"],
    within: listOf("le, l, dans la, dans l, en, la, au, du, de l"),
    oclock: [],
    fractions: [],
  },
  dates: { on: listOf("le, ce"), the: ["le"], of: listOf("de, d"), bare: ["le"] },
  inside: listOf("en, a, au, aux, dans, dans la, dans le, dans l, a la, a l, pendant, lors de, lors des"),
  cardinals: listOf("un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze"),
  ordinalEndings: ["er", "e", "eme"],
  cues: {
    who: listOf(`qui, par qui, de qui, qui est ce qui, quel orateur, quelle oratrice, quels orateurs, quel intervenant, quelle intervenante, quels intervenants, quelle personne,
      quelles personnes, quel conferencier, nom de l intervenant, nom de l orateur, auteur de, auteurs de, orateur de, intervenant de, qui est derriere, c est qui, c qui, c est qui qui, c qui qui, qui c est qui, qui est ce`),
    when: listOf(
      `quand, quand est ce que, quel jour, a quelle date, quelle date, date de, a quelle heure, quelle heure, heure de, quels jours, le combien, jour de, quel jour est ce que, c est quand, c quand, heure, quel moment, quel creneau, horaire, horaires`,
    ),
    where: listOf("ou, ou est ce que, c est ou, c ou"),
    howMany: listOf("combien, combien de, combien d, nombre de, nombre d, le nombre de"),
    howLong: listOf("combien de jours, duree de, combien de temps a dure, combien de temps dure"),
    what: listOf(`que, qu, quoi, qu est ce que, qu est ce qu, qu est ce qui, quel, quelle, quels, quelles, comment, pourquoi, est ce que, est ce qu, est ce qui, c est quoi, combien de temps,
      a quoi, de quoi, en quoi, dans quelle, dans quel, a quel, a quelle, avec quel, avec quelle`),
    which:
      listOf(`quels, quelles, quel, quelle, y a t il, y avait il, y a t il eu, il y a, y a il, liste, lister, liste moi, montre, montre moi, donne moi, donne, tous les, toutes les, tout, quelque chose,
      cherche, je cherche, trouve, trouve moi, parle moi, dis moi, dites moi, me dire, pouvez vous me dire, pourriez vous me dire, peux tu me dire, tu peux me dire, vous pouvez me dire, pourrais tu me dire, je voudrais savoir, j aimerais savoir, je veux savoir, savez vous, tu sais, sais tu, quelqu un sait, qqn sait, vous savez, connais tu, as tu, avez vous, et pour, quid de, quelles sont, quels sont, qu y avait il, qu y a t il, y a quoi, y avait quoi, il y a quoi, c est quoi, qu est ce qu il y a, une conf, un truc, y a un truc, y a une`),
    talk: listOf(
      `expose, exposes, ateliers, presentation, presentations, conference, conferences, session, sessions, intervention, interventions, communication, communications, titre, conf, confs, talk, talks, tutoriel, tutoriels, tuto, tutos, keynote, keynotes, pleniere, plenieres, bof, bofs, table ronde, tables rondes, presentations eclair, creneau`,
    ),
    speaker: listOf(
      "orateur, orateurs, oratrice, oratrices, intervenant, intervenants, intervenante, intervenantes, conferencier, conferenciers, conferenciere, conferencieres, personnes, gens, auteurs",
    ),
    crowd: listOf("personnes, gens"),
    day: listOf("jour, jours, journee"),
    times: listOf("fois"),
    event: listOf(
      "atelier, conference, evenement, rencontre, rencontres, colloque, workshop, congres, journees, manifestation",
    ),
    place: listOf(
      "ville, pays, lieu, lieux, endroit, batiment, universite, adresse, accueilli, tenu, tenue, salle des fetes, eu lieu, se tenait, se tient, se tiennent, s est tenu, s est tenue, se sont tenus, se sont tenues, tenus, tenues, s est deroule, s est deroulee, se sont deroules, se sont deroulees, se deroule, se deroulent",
    ),
    room: listOf(
      "salle, salles, quelle salle, dans quelle salle, amphi, quel amphi, dans quel amphi, amphitheatre, quel amphitheatre, en quelle salle, devroom, parcours",
    ),
    present:
      listOf(`presente, presentes, presentee, presentees, presenter, presentent, parle, parlent, parler, parle de, parle d, parle du, parle des, donne, donnes, donnee, donner, fait, faite, faites, fait l, fait un,
      tenu, tient, tenir, montre, montrer, anime, animer, mene, dirige, expose, aborde, intervenu, intervient, est intervenu, a presente, ont presente, ont parle, a parle, a parle de, a ete presente, a ete presentee,
      a fait, ont fait, est derriere, maintient, introduit, traite, traite de`),
    say: listOf("dit, dire, raconte, explique, explique que, pense, mentionne, disent, dit de"),
    about: listOf(
      "sur, de, du, des, d, a propos de, a propos du, a propos des, concernant, au sujet de, au sujet du, autour de, autour du, portant sur, traitant de, qui parle de, parlant de",
    ),
    by: listOf("de, d, par, du, des, chez"),
    did: listOf("a, ont, avait, avaient, est, sont, que, qu, etait"),
    passive: listOf("c est quoi, est, sont, ete, etait, etaient, fut, furent"),
    happen: listOf(
      "passe, s est il passe, s est passe, se passe, se passe t il, programme, planning, prevu, au programme, l ordre du jour, eu lieu, a eu lieu, ont eu lieu, y avait il, y a t il",
    ),
    link: listOf(`diapositive, diapositives, diapo, diapos, transparents, transparent, lien, liens, url, adresse, video, videos, enregistrement, enregistrements, billet, billet de blog, article, page, pdf, support, supports,
      support de presentation, tableur, slides, site`),
    read: listOf("lire, trouver, voir, regarder, telecharger, en savoir plus sur, consulter"),
    open: listOf("ouvert, ouvre, ouvrir, ouverture, commence, commencer, debute, debut, inaugure, lance"),
    close: listOf("cloture, clos, ferme, fermer, termine, conclu, fini"),
    last: listOf("dernier, derniere, final, finale"),
    next: listOf("suivant, suivante, apres, prochain, prochaine, venu apres, suivi"),
    previous: listOf("precedent, precedente, avant"),
    nextDay: listOf("lendemain, le lendemain, jour suivant, le jour suivant, jour d apres, le jour d apres"),
    previousDay: listOf(
      "veille, la veille, jour precedent, le jour precedent, jour d avant, le jour d avant",
    ),
    today: ["aujourd hui"],
    yesterday: ["hier"],
    tomorrow: ["demain"],
    it: listOf(
      "ca, cela, ce, cet expose, cette presentation, celui la, celui ci, celle la, celle ci, y, en, l expose, la presentation, cette conference, la conference",
    ),
    they: listOf(
      "il, elle, ils, elles, lui, leur, son, sa, ses, cette personne, l orateur, l intervenant, t il, t elle, a t il, a t elle, ont ils, ont elles",
    ),
    thing: listOf("quel, quelle, quels, quelles, c est quoi, qu est ce qui, qu est ce qu il y a"),
    except: listOf(
      "a part, sauf, hormis, excepte, en dehors de, en dehors du, en dehors des, en plus de, mis a part, autre que",
    ),
    else: listOf("autre, autres, d autre, d autres, aussi, encore"),
    and: listOf("et, mais, alors, et pour, et alors"),
    one: listOf("numero"),
    more: listOf("plus, plus de details, details, dis m en plus, davantage, en savoir plus"),
    affiliation: listOf(
      "entreprise, societe, employeur, travaille pour, travaille chez, affiliation, organisme",
    ),
  },
  silent:
    listOf(`cest, mec, gars, stp, svp, salut, bien, interessant, interessants, sympa, coucou, c, ya, truc, hein, euh, dis, bref, le, la, les, l, un, une, des, du, de, d, a, au, aux, en, et, ou, que, qu, qui, quoi, quel, quelle, quels, quelles, est, sont, etait, etaient, ete, eu, ont, avait, y, il, elle, ils, elles, on, je, tu, nous, vous,
    ce, cet, cette, ces, c, s, n, m, t, j, se, sa, son, ses, leur, leurs, mon, ma, mes, ton, votre, notre, pour, par, avec, sans, dans, sur, sous, entre, vers, chez, pendant, lors, comme, plus, moins, tres, ne, pas, si, oui, non, aussi,
    total, vient, venu, venue, ca, cela, sujet, sujets, theme, themes, truc, chose, choses, merci, bonjour, svp, s il vous plait, s il te plait, combien, quand, comment, pourquoi, dont, donc, mais, tout, tous, toute, toutes, lieu, temps, fait, faire, faut, faut il,
    peut, peut on, doit, etre, avoir, quelqu, quelque, quelques, deja, alors, apres, avant, nom, nomme, appele, propos, veux, voudrais, savoir, sais, fut, eut, lors de, t il, t elle, t on`),
};
