"""A test set of names: spellings of one name, and names of two people that look alike.

Given names and the ways English newspapers write them are those of any dictionary of first
names; the families are invented.
"""

ONE_GIVEN_NAME = (
    # Cyrillic
    "Yevgeny Evgeny Evgeniy Yevgeniy Evgenii",
    "Sergei Sergey Sergej",
    "Aleksandr Alexandr Alexander Aleksander",
    "Aleksei Alexei Alexey Aleksey",
    "Dmitry Dmitri Dmitriy Dmitrii",
    "Andrei Andrey Andrej",
    "Yuri Yury Yuriy Iurii",
    "Mikhail Mihail",
    "Nikolai Nikolay Nikolaj",
    "Vasily Vasiliy Vassily Vasili",
    "Grigory Grigori Grigoriy",
    "Anatoly Anatoli Anatoliy",
    "Valery Valeri Valeriy",
    "Gennady Gennadi Gennadiy",
    "Yelena Elena",
    "Yekaterina Ekaterina",
    "Ksenia Kseniya Xenia",
    "Natalia Natalya Nataliya",
    "Tatiana Tatyana",
    "Maria Mariya",
    "Anastasia Anastasiya",
    "Yulia Yuliya Julia Iulia",
    "Oleksiy Oleksii",
    "Ilya Ilia",
    "Maxim Maksim",
    "Pyotr Petr",
    "Fyodor Fedor",
    "Semyon Semen",
    "Artyom Artem",
    "Khariton Hariton",
    "Yaroslav Jaroslav Iaroslav",
    "Yegor Egor",
    "Zhanna Janna",
    "Viktor Victor",
    "Konstantin Constantin",
    "Filipp Philip Phillip",
    # Arabic and Persian
    "Mohammed Muhammad Mohamed Mohammad Mohamad Muhammed",
    "Ahmed Ahmad",
    "Hussein Husayn Hussain Husain Hossein",
    "Yusuf Youssef Yousef Yousuf Yusef",
    "Omar Umar",
    "Osama Usama",
    "Qassem Qasim Kassem Qasem",
    "Khaled Khalid",
    "Abdullah Abdallah Abdulla",
    "Ibrahim Ebrahim",
    "Mustafa Mostafa Moustafa",
    "Mahmoud Mahmud",
    "Faisal Faysal Feisal",
    "Suleiman Sulayman Sulaiman",
    "Abdelrahman Abdulrahman Abdel-Rahman",
    "Mansour Mansur",
    "Rashid Rasheed",
    "Karim Kareem",
    "Jamil Jameel",
    "Noor Nour Nur",
    # Western Europe
    "Jürgen Juergen Jurgen",
    "Søren Soren",
    "Björn Bjorn Bjoern",
    "José Jose",
    "Łukasz Lukasz",
    "François Francois",
    # English
    "Stephen Steven",
    "Geoffrey Jeffrey",
    "Catherine Katherine Kathryn",
    "Philip Phillip",
    "Sean Shaun Shawn",
    "Alan Allan Allen",
    "Carl Karl",
    "Eric Erik",
    "Marc Mark",
    "Sara Sarah",
    "Ann Anne",
    "Nicolas Nicholas",
    "Teresa Theresa",
    "Robert Bob Rob",
    "William Bill Will",
    "Elizabeth Liz Beth",
    "Jae-won Jaewon",
)
"""Each line: ways to write one given name, or short forms of it."""

ONE_FAMILY_NAME = (
    "Torbinsky Torbinskiy Torbinskii Torbinski",
    "Zoigin Zoygin",
    "Solodyov Solodyev Solodiev",
    "Kurlyov Kurlev",
    "Varkhov Varhov",
    "Yelchin Elchin",
    "Beldyaev Beldyayev Beldiaev",
    "Tsirov Tzirov",
    "Vorkushenko Vorkoushenko",
    "Lukyanin Lukianin",
    "Maksudov Maxudov",
    "Dremoff Dremov",
    "Müldner Mueldner Muldner",
    "Großfeld Grossfeld",
    "Hadrawi al-Hadrawi Al-Hadrawi el-Hadrawi",
    "Nasrulla Nasrullah",
    "Qadhiri Kadhiri",
    "O'Darrow ODarrow O’Darrow",
    "McFarrow Mcfarrow",
)
"""Each line: ways to write one (invented) family name."""

TWO_GIVEN_NAMES = (
    *("Alexander Alexandra", "Aleksandr Aleksandra", "Yevgeny Yevgenia", "Evgeny Evgenia"),
    *("Valery Valeria", "Vasily Vasilisa", "Petr Petra", "Yuri Yulia", "Oleg Olga"),
    *("Anna Anton", "Ivan Ian", "Maria Marina", "Andrei Andrea", "Sergei Serhan"),
    *("Dmitry Demetra", "Nikolai Nikola", "Mikhail Michelle", "Viktor Viktoria"),
    *("Hassan Hussein", "Ahmed Hamed", "Mahmoud Mohammed", "Khaled Walid", "Omar Amr"),
    *("Hamid Hamed", "Said Saad", "Karim Karam", "Nasser Nasrin", "Jamil Jamila"),
    *("Rashid Rashida", "Yusuf Yusra", "Ali Alia", "Amir Amira", "Samir Samira"),
    *("Robert Roberta", "Paul Paula", "Eric Erica", "Daniel Daniela", "Michael Michaela"),
    *("Joan John", "Jean Jan", "Mark Martin", "Marie Mary", "Hans Hannes", "Karl Karla"),
    *("Stephen Stephanie", "Alan Alana", "Patrick Patricia", "Christian Christine"),
    *("Denis Denise", "Simon Simone", "Gabriel Gabrielle", "Carl Carla", "Adrian Adriana"),
    *("Louis Louise", "Marcel Marcella", "Josef Josefa", "Ann Anna", "Lena Lene"),
    *("Bill Bob", "Ron Rob", "Tim Tom", "Jill Jack", "Ken Kent", "Dan Don", "Ned Ted"),
    *("Ilya Iliana", "Zoya Zoe", "Lev Leon", "Gleb Hleb", "Roman Ramon", "Marat Murat"),
)
"""Each pair: given names of two people, who may be of one family."""

TWO_FAMILY_NAMES = (
    *("Torbinsky Torbin", "Zoigin Zorin", "Varkhov Varkov", "Kurlyov Kurlenko"),
    *("Dremov Dremin", "Belder Bilder", "Smyde Smithe", "Hansol Hansel", "Berg Burg"),
    *("Klein Kline", "Marlow Barlow", "Tarrant Torrent", "Qadhiri Qadhimi", "Halley Haley-Ford"),
)
"""Each pair: (mostly invented) names of two families."""

UNSEEN_GIVEN_NAMES = (
    *("Arkady Arkadiy", "Vyacheslav Viacheslav", "Svyatoslav Sviatoslav", "Vitaly Vitali Vitaliy"),
    *("Yakov Iakov", "Lyudmila Liudmila Ludmila", "Lyubov Liubov", "Tatjana Tatiana"),
    *("Darya Daria", "Sofya Sofia Sophia", "Kirill Kiril Cyril", "Bohdan Bogdan", "Oleh Oleg"),
    *("Hossam Hussam", "Nasser Naser", "Fatima Fatimah Fatma", "Aisha Ayesha Aysha"),
    *("Zainab Zeinab Zaynab", "Layla Leila Laila", "Khadija Khadijah", "Hamza Hamzah"),
    *("Osman Othman", "Saif Sayf Seif", "Jaber Jabir", "Adel Adil", "Bilal Belal"),
    *("Hisham Hesham", "Sami Samy", "Ramzi Ramzy", "Reza Riza", "Lukas Lucas"),
    *("Frederic Frederick", "Isabel Isabelle", "Graham Graeme", "Lawrence Laurence"),
    *("Rachel Rachael", "Debra Deborah", "Zoltán Zoltan", "Gökhan Gokhan", "Mária Maria"),
)
"""Spellings that were not looked at when the rules and lists were made."""

UNSEEN_FAMILY_NAMES = (
    *("Zaitsin Zaytsin", "Yurlov Iurlov", "Chaykin Chaikin Tchaikin", "Guldyaev Guldiaev"),
    *("Alyonkhin Alenkhin Alyonhin", "Tyulpin Tiulpin", "Zhelyarin Zheliarin", "Nemtzin Nemtsin"),
    *("Sokolinsky Sokolinskiy", "Shcherdov Scherdov", "Mirzoyev Mirzoev", "Rahmanloo Rahmanlu"),
    *(
        "Strömqvar Stromqvar",
        "Kässfeld Kaessfeld Kassfeld",
        "al-Zarwan Zarwan",
        "Vasilyin Vasiliin",
    ),
)
"""Like them, invented family names."""

UNSEEN_TWO_PEOPLE = (
    *("Houston Huston", "Jang Yang", "Meyer Meer", "Kowal Koval", "Lowe Love", "Quinn Kinn"),
    *("Noah Noam", "Ida Ada", "Ole Ola", "Tariq Tara", "Majid Majida", "Said Saida", "Nora Noor"),
    *("Salim Salma", "Walid Khalid", "Hamid Ahmid", "Stefan Stefania", "Marc Marcus"),
    *("Omar Amar", "Alan Alana", "Eric Erika", "Teresa Tess", "Brian Briana", "Ilya Ilyas"),
    *("Andriy Andrea", "Serhiy Sergiu", "Nikita Nicola", "Jana Jan", "Yan Yana", "Faisal Fazil"),
)
"""Like them, two people's given names or family names."""
