/**
 * First names that are common in the Netherlands, of every generation and background. Written with their capital;
 * a compound ("Erik-Jan") is known by its parts.
 */
const NAMES = `
Aad Aaliyah Aart Abdel Abdelkader Abdullah Abe Abel Achmed Ada Adam Adrie Adriaan Adriana Ahmed Ahmet Aicha Aisha Aïcha Albert
Alberta Albertus Aleida Alex Alexander Alexandra Ali Alice Alida Alina Alwin Amber Amina Amir Amira Amy Ana Anass Andrea
Andreas Andries André Andy Angela Angelique Anita Anja Anke Ankie Ann Anna Annabel Anne Anneke Annelies Anneloes Annemarie Annemieke
Annemiek Annet Annette Annie Anniek Anouk Anton Antoinette Antonie Antonius Antoon Antje Aram Arend Ariane Arie Arjan Arjen
Arno Arnold Arnoud Aron Arthur Arwin Asha Ashley Astrid Aukje Ayoub Ayse Ayşe Aylin Aziz Babette Babs Bram Barbara Barend Bart
Bastiaan Beatrijs Benjamin Benny Bep Berend Bernadette Bernard Bert Bertha Bertus Bianca Bilal Birgit Björn Boris
Boudewijn Bouchra Brahim Brenda Brian Brigitte Britt Bruno Burak Can Carel Carin Carla Carlijn Carlo Carlos Carmen
Caro Carola Carolien Caroline Casper Catharina Cees Celine Cem Chaima Chantal Charlotte Chris Christa Christel Christiaan Christian Christina
Christine Cindy Claire Clara Claudia Coby Colette Conny Coen Cor Corina Corine Corinne Cornelia Cornelis Corrie Daan Dagmar Damian Dana
Daniel Daniëlle Danielle Danny Daphne David Debby Deborah Demi Denise Dennis Derk Desiree Desirée Diana Diederik Dieuwke Dilan
Dilara Dick Dina Dineke Dinie Dion Dirk Dirkje Djamila Dominique Donna Doortje Dorien Dorine Dorothea Douwe Duco Dylan Eddy Edith
Edwin Eefje Eelco Eelke Egbert Elif Eline Elisabeth Elise Elke Ella Ellen Ellie Els Elsa Elsbeth Emiel Emily Emine Emir Emma
Emmy Emre Engelbert Enrico Eric Erica Erik Erika Erna Ernst Erwin Esmee Esmée Esra Esther Eva Evelien Eveline Evert Evi Ewout
Fabian Fadila Faisal Farah Farid Fatih Fatima Fatma Fedde Feline Femke Fenna Fenne Ferdinand Ferry Fien Fiona Fleur Flip Floor
Floris Foppe Francien Francisca Franciscus Frank Frans Franka Fred Frederik Freek Frederike Freerk Frits Froukje Gea Geert Geertje Geertruida
Gemma Gerard Gerarda Gerben Gerda Gerhard Gerrie Gerrit Gerritje Gert Gijs Gijsbert Gina Gino Goran Greet Greetje
Gretha Guido Guus Gökhan Habib Hajar Halima Hamza Han Hanna Hannah Hanneke Hannie Hans Harald Harm Harmen Harold Harrie Harry Hasan
Hassan Hatice Hedwig Heidi Heleen Helen Helena Helga Hella Hendrik Hendrika Hendrikje Hendrikus Henk Hennie Henny Henri Henriëtte Henry Herbert
Herman Hermien Herma Hessel Hester Hetty Hicham Hidde Hilda Hilde Hubert Hugo Huib Huibert Hüseyin Ibrahim Ida Ilona Ilse
Iman Imane Imke Ina Ineke Inez Inge Ingeborg Ingrid Irene Irina Iris Irma Isa Isabel Isabella Ismail Ivan Ivo Ivonne
Jaap Jacco Jacob Jacoba Jacobus Jacqueline Jacques Jan Jamal Jamila Jan-Willem Jane Janet Janine Jannes Janneke Jannie Jannes Jantje Jantine Jaco Jarno
Jasmijn Jasper Jayden Jeannette Jeffrey Jelle Jelmer Jennifer Jenny Jeroen Jessica Jesse Jet Jette Jeanine Jip Jitske Jo Joan Joanna Job
Jochem Jodi Joep Joey Johan Johanna Johannes John Joke Jolanda Jolande Jolien Jolijn Jonas Jonathan Joop Joost Jordi Jordy Joris Jorn
Jos Jose José Josephine Joshua Josine Joyce Joël Juan Judith Juliette Julia Julian Jurgen Jurre Justin Jurjen Jörgen Kai Karel Karen Karim Karima Karin
Karina Karlijn Kaspar Katelijne Katinka Katja Kees Kelly Kemal Kenneth Kevin Khadija Khalid Kim Kimberley Klaartje Klaas Koen Koos
Krista Kristel Kurt Kyra Lana Lara Lars Laura Laurens Laurien Layla Lea Leen Leendert Lennart Leo Leon Leonie Leonard Leontien Lex Liam Lian Lianne
Lidewij Lieke Lies Liesbeth Lieselotte Lieve Lily Lina Linda Lindsay Line Lisa Lisanne Lisette Loes Lois Lonneke Lotte Lou Louis Louisa Louise Luc
Lucas Lucia Ludo Luka Lukas Luna Luuk Lydia Lynn Maaike Maarten Maartje Machteld Madelief Madelon Magda Malika Manon Manouk
Marc Marcel Margaret Margareta Margo Margot Margreet Margriet Maria Mariam Marian Marianne Marie Mariëlle Marielle Mariëtte Marieke Marije Marijke Marijn
Marika Marina Marinus Mario Marion Mariska Marit Marja Marjan Marjo Marjolein Marjolijn Marko Marleen Marlies Marlijn Marloes Marnix
Martha Martijn Martin Martina Martine Maryam Mathilde Mats Matthijs Maud Maureen Maurice Maurits Max Maxime Mees Mehmet Meike
Melanie Melissa Melle Menno Mehdi Merel Merve Mia Michael Michaël Michel Michelle Michiel Miep Mieke Mies Mike Milan Mila Milou Mina
Minke Miranda Miriam Mirjam Mirthe Mitchell Mohamed Mohammed Monica Monique Moniek Mounir Muhammed Murat Mustafa Myrna Myrthe Nabil Nadia Nadine
Najat Naomi Nancy Natasja Natascha Nathalie Nathan Neeltje Nel Nelleke Nellie Nick Nicky Nico Nicolaas Nicole Nicolette Niels Nienke Nina
Nils Nino Noah Noor Noortje Nora Noud Nour Olaf Olga Olivier Omar Onno Oscar Osman Otto Oumaima Patricia Patrick Paul Paula
Paulien Pauline Peggy Perry Peter Petra Philip Pien Pieter Pieternel Piet Pieta Pim Pleun Pricilla Priscilla Quinten Quirijn Quincy Rachel Rachid Ralph
Ramon Ramona Raoul Raymond Rebecca Reinier Reinder Remco Remko Rens René Renate Renée Ria Riana Rianne Richard Richelle Rick
Rik Rina Rineke Rinske Rita Rob Robbert Robbin Robert Robin Rocco Roderik Roel Roelof Rogier Roland Rolf Romy Ron Ronald Rosa Rosalie
Roxanne Roy Ruben Rudi Rudolf Rudy Ruud Ruth Ruurd Sabine Sabri Sabrina Said Saïd Saida Salim Salma Sam Sami Samir Samira Samantha
Samuel Sander Sandra Sanne Sara Sarah Saskia Sebastiaan Selim Selma Sem Serdar Serena Sharon Sheila Shirley Sibel Siebe Sietse Sietske
Sigrid Silke Silvia Simon Simone Sjaak Sjoerd Sjors Soufiane Soraya Sofia Sofie Sonja Sonny Sophie Stan Stef Stefan Stefanie Stella
Stephan Stephanie Steven Stijn Sumeyye Susan Susanne Suzan Suzanne Sven Sybren Sylvia Sylvana Tamara Tanja Tara Taco Teun Teunis Theo Thea Theresia Thieme
Thijs Thirza Thomas Tim Timo Timothy Tijmen Tine Tineke Titia Tjalling Tjeerd Tjitske Tobias Tom Tomas Ton Tonny Toon Trijntje Trudy Truus
Ursula Valentijn Valerie Vera Veronica Veronique Victor Vincent Virginia Wendy Wesley Wessel Wies Wietse Wieteke Wijnand
Wilbert Wilco Wilhelmina Wilhelmus Willeke Willem Willemien Willemijn Willie Willy Wilma Wim Wouter Wout Xander Xavier Yara Yasin Yasmin
Yasmina Yasmine Yassin Yassine Ynske Yolanda Yorick Youssef Yusuf Yvette Yvon Yvonne Zahra Zainab Zakaria Zara Zeynep Zoë Zohra Ömer Özlem
`;

/** First names that are also Dutch or English words, so that alone they say nothing. Before a surname they are names. */
const ALSO_WORDS = `
Amber April Art Bas Beer Ben Bo Bob Daisy Dean Ester Faith Floor Fleur Ger Grace Guus Han Hope Jo Joy June Lena Lente Liv Lot Mark May Mei
Mees Max Nel Noor Olivia Pie Pim Puck Ries Rob Roos Rose Sem Stan Sterre Storm Ster Wil Will Willeke Zita Can Line Leen Isa Lies Job Jet Kai Nour Mina
`;

const setOf = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));
const names = setOf(NAMES);
const alsoWords = setOf(ALSO_WORDS);

/** How sure it is that a word with a capital is a first name: `name`, `word` (could be either) or `unknown`. */
export function firstNameLikeness(word: string): 'name' | 'word' | 'unknown' {
  const [first = ''] = word.split('-');
  const one = names.has(word) ? word : first;
  if (alsoWords.has(one)) return 'word';
  return names.has(one) ? 'name' : 'unknown';
}
